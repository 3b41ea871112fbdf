using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class ModelHistoryTests : IDisposable
{
    private readonly School school = new();

    [Fact]
    public async Task The_first_model_stands_in_the_history_with_its_figures()
    {
        await using var house = await school.Open();
        var first = Assert.Single(await School.History(house));
        Assert.Equal((ModelState.Champion, ModelReason.First, 0), (first.State, first.Reason, first.Corrections));
        Assert.True(first.Contest()!.Challenger is { Rows: > 0, Accuracy: > 0.5 }, first.Figures);
        Assert.Equal(24 * 16, first.Corpus + first.Contest()!.Challenger.Rows);
    }

    [Fact]
    public async Task A_restart_loads_the_champion()
    {
        await using var house = await school.Open();
        var made = await School.TrainABetterOne(house);
        await using var after = await school.Again(house);
        Assert.Equal(made.Version, School.Holder(after).Model!.Version);
        Assert.Equal(2, (await School.History(after)).Count);
    }

    [Fact]
    public async Task Going_back_takes_a_reason_is_on_record_and_reaches_every_process()
    {
        await using var house = await school.Open();
        var made = await School.TrainABetterOne(house);
        await using var second = await school.Again(house);
        var me = house.As(Role.SystemAdministrator);
        var first = (await School.History(house))[1].Version!;
        Assert.Equal("Reason", Assert.Single((await me.Run(new RollBackModel(first))).Fields!).Field);
        Assert.True((await me.Run(new RollBackModel(first) { Reason = "单车类派错太多" })).Ok);
        await School.LookAround(house);
        await School.LookAround(second);
        Assert.Equal(first, School.Holder(house).Model!.Version);
        Assert.Equal(first, School.Holder(second).Model!.Version);
        var (newer, older) = ((await School.History(house))[0], (await School.History(house))[1]);
        Assert.Equal((ModelState.Retired, ModelReason.RolledBack, "单车类派错太多"), (newer.State, newer.Reason, newer.Detail));
        Assert.Equal((ModelState.Champion, ModelReason.BroughtBack), (older.State, older.Reason));
        var line = await house.Db(db => db.AuditLines.SingleAsync(l => l.Act == nameof(RollBackModel) && l.Object == first && l.Detail == "单车类派错太多"));
        Assert.Equal(me.Account.Id, line.Account);

        // And back again: it is retired, not gone.
        Assert.True((await me.Run(new RollBackModel(made.Version!) { Reason = "弄错了" })).Ok);
        Assert.Equal(OutcomeKind.NotFound, (await me.Run(new RollBackModel(made.Version!) { Reason = "已在用" })).Kind);
    }

    [Fact]
    public async Task A_model_whose_file_is_damaged_is_not_brought_back()
    {
        await using var house = await school.Open();
        await School.TrainABetterOne(house);
        var first = (await School.History(house))[1].Version!;
        School.Damage(house.Folder, first);
        Assert.Equal(RefusalCode.ModelUnreadable, (await house.As(Role.SystemAdministrator).Run(new RollBackModel(first) { Reason = "试试" })).Code);
    }

    [Fact]
    public async Task Where_the_champions_file_is_damaged_the_newest_before_it_serves()
    {
        await using var house = await school.Open();
        var made = await School.TrainABetterOne(house);
        var first = (await School.History(house))[1].Version!;
        await using var after = await school.Again(house, folder => School.Damage(folder, made.Version));
        Assert.Equal(first, School.Holder(after).Model!.Version);
        var history = await School.History(after);
        Assert.Equal((ModelState.Retired, ModelReason.Unreadable), (history[0].State, history[0].Reason));
        Assert.Equal((ModelState.Champion, ModelReason.Fallback), (history[1].State, history[1].Reason));
        Assert.Equal(made.Version, (await after.As(Role.SystemAdministrator).Ask(new ModelsNow())).Value!.Unreadable);
    }

    [Fact]
    public async Task Where_no_file_can_be_read_a_model_is_trained_anew()
    {
        await using var house = await school.Open();
        await using var after = await school.Again(house, folder => File.Delete(Directory.EnumerateFiles(Path.Combine(folder, "models"), "*.model").Single()));
        var history = await School.History(after);
        Assert.Equal((ModelState.Champion, ModelReason.Anew), (history[0].State, history[0].Reason));
        Assert.Equal((ModelState.Retired, ModelReason.Unreadable), (history[1].State, history[1].Reason));
        Assert.Equal(history[0].Version, School.Holder(after).Model!.Version);
    }

    [Fact]
    public async Task The_single_file_of_an_older_version_is_taken_over_and_a_stand_in_measured_for_it()
    {
        await using var house = await school.Open();
        var version = School.Holder(house).Model!.Version;
        await using var after = await school.Again(house, folder =>
        {
            Directory.CreateDirectory(Path.Combine(folder, "model"));
            File.Move(Path.Combine(folder, "models", $"{version}.model"), Path.Combine(folder, "model", "hotline.model"));
            School.Forget(folder);
        });
        var taken = Assert.Single(await School.History(after));
        Assert.Equal((ModelReason.TakenOver, true, version), (taken.Reason, taken.SawHeldOut, taken.Version));
        Assert.False(File.Exists(Path.Combine(after.Folder, "model", "hotline.model")));
        var made = await School.TrainABetterOne(after);
        Assert.Equal((ModelState.Champion, false, version), (made.State, made.SawHeldOut, made.Contest()!.Against));
    }

    [Fact]
    public async Task A_champion_that_changed_during_a_training_stays()
    {
        await using var house = await school.Open();
        var made = new TrainedModel { Version = "0123456789ab", MadeAt = house.Clock.Now, State = ModelState.Champion, Reason = ModelReason.Better };
        var kept = await house.System.Run(new KeepModel(made, Against: 4711, LearnedTo: null));
        Assert.Equal(ModelState.Rejected, kept.Value!.State);
        Assert.Equal(ModelReason.ChampionChanged, (await School.History(house))[0].Reason);
    }

    public void Dispose() => school.Dispose();
}
