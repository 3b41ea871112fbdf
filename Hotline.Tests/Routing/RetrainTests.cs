using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class RetrainTests : IDisposable
{
    private readonly School school = new();

    [Fact]
    public async Task What_people_corrected_makes_a_better_model_which_takes_over_at_once()
    {
        await using var house = await school.Open();
        var first = School.Holder(house).Model!;
        var made = await School.TrainABetterOne(house);
        Assert.Equal((ModelState.Champion, ModelReason.Better), (made.State, made.Reason));
        Assert.InRange(made.Corrections, 25, 39); // some are held out
        var contest = made.Contest()!;
        Assert.True(contest.Won > contest.Lost && contest.Challenger.MacroF1 > contest.Champion!.MacroF1, made.Figures);
        Assert.Equal(first.Version, contest.Against);
        var now = School.Holder(house).Model!;
        Assert.Equal(made.Version, now.Version);
        Assert.Equal("0101", now.Suggest("单车", "共享单车乱停放堵住盲道").Categories[0].Label);
        var before = (await School.History(house))[1];
        Assert.Equal((ModelState.Retired, ModelReason.Succeeded, made.Version), (before.State, before.Reason, before.Detail));
    }

    [Fact]
    public async Task Corrections_are_used_once_they_were_read_and_not_again_after_that()
    {
        await using var house = await school.Open();
        var made = await School.TrainABetterOne(house);
        Assert.All(await house.Db(db => db.Corrections.ToListAsync()), c => Assert.Equal(made.Version, c.Used));
        var again = await School.Train(house);
        Assert.Equal((ModelState.Rejected, ModelReason.Same), (again.State, again.Reason));
        Assert.Equal(made.Version, School.Holder(house).Model!.Version);
    }

    [Fact]
    public async Task A_worse_model_is_kept_in_the_history_and_nowhere_else()
    {
        await using var house = await school.Open();
        var first = School.Holder(house).Model!.Version;
        await School.Correct(house, 40, "路灯不亮", "0801", onlyTaught: true);
        await School.Correct(house, 40, "拖欠工资", "0108", onlyTaught: true);
        var made = await School.Train(house);
        Assert.Equal((ModelState.Rejected, ModelReason.MacroF1NotHigher), (made.State, made.Reason));
        Assert.True(made.Contest()!.Challenger.MacroF1 < made.Contest()!.Champion!.MacroF1, made.Figures);
        Assert.Equal(first, School.Holder(house).Model!.Version);
        Assert.Equal([$"{first}.model"], Directory.EnumerateFiles(Path.Combine(house.Folder, "models"), "*.model").Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_mistake_in_the_corpus_leaves_the_model_in_use_and_is_told_with_its_line()
    {
        await using var house = await school.Open();
        var first = School.Holder(house).Model!;
        school.Corpus("z\tz1\tcitizen\t9999\thelp\tnormal\t标题\t正文\n");
        var made = await School.Train(house);
        Assert.Equal((ModelState.Failed, ModelReason.DataUnusable), (made.State, made.Reason));
        Assert.Contains("t.tsv:386", made.Detail, StringComparison.Ordinal);
        Assert.Same(first, School.Holder(house).Model);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_leaves_the_model_in_use()
    {
        await using var house = await school.Open();
        Directory.CreateDirectory(Path.Combine(house.Folder, "models", "training.lock"));
        var made = await School.Train(house);
        Assert.Equal((ModelState.Failed, ModelReason.DiskTrouble), (made.State, made.Reason));
        Assert.NotNull(School.Holder(house).Model);
    }

    [Fact]
    public async Task Two_processes_never_train_at_once()
    {
        await using var house = await school.Open();
        await using (new FileStream(Path.Combine(house.Folder, "models", "training.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(ModelReason.OtherProcess, (await School.Train(house)).Reason);
        }

        Assert.NotEqual(ModelReason.OtherProcess, (await School.Train(house)).Reason);
    }

    [Fact]
    public async Task A_second_request_hears_that_one_is_running_and_the_first_can_be_stopped()
    {
        // The whole corpus takes seconds, so that the second request comes in time.
        await using var house = await House.Open();
        var me = house.As(Role.SystemAdministrator);
        var before = School.Holder(house).Model;
        Assert.True((await me.Run(new Retrain())).Ok);
        Assert.Equal(RefusalCode.TrainingGoesOn, (await house.System.Run(new Retrain())).Code);
        Assert.NotNull((await me.Ask(new ModelsNow())).Value!.Running);
        Assert.True((await me.Run(new CancelRetraining())).Ok);
        await School.Trainer(house).Running;
        var made = (await School.History(house))[0];
        Assert.Equal((ModelState.Failed, ModelReason.Cancelled, me.Account.Id), (made.State, made.Reason, made.MadeBy));
        Assert.Same(before, School.Holder(house).Model);
        Assert.Equal(RefusalCode.NoTrainingGoesOn, (await me.Run(new CancelRetraining())).Code);
    }

    [Fact]
    public async Task Only_the_system_administrator_sees_and_trains_models()
    {
        await using var house = await school.Open();
        foreach (var role in new[] { Role.Dispatcher, Role.Supervisor, Role.SecurityAdministrator, Role.AuditAdministrator })
        {
            var desk = house.As(role);
            Assert.Equal(OutcomeKind.Forbidden, (await desk.Run(new Retrain())).Kind);
            Assert.Equal(OutcomeKind.Forbidden, (await desk.Run(new CancelRetraining())).Kind);
            Assert.Equal(OutcomeKind.Forbidden, (await desk.Run(new RollBackModel("x") { Reason = "y" })).Kind);
            Assert.Equal(OutcomeKind.Forbidden, (await desk.Run(new ScheduleRetraining())).Kind);
            Assert.Equal(OutcomeKind.Forbidden, (await desk.Ask(new ModelsNow())).Kind);
            Assert.Equal(OutcomeKind.Forbidden, (await desk.Ask(new CorrectionsToLearn())).Kind);
        }

        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.SystemAdministrator).Ask(new CorrectionsToLearn())).Kind);
    }

    public void Dispose() => school.Dispose();
}
