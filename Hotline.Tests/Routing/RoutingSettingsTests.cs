using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Dispatch;
using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Hotline.Web.Dispatch;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class RoutingSettingsTests
{
    private static readonly DateOnly today = new(2026, 11, 23);

    [Theory]
    [InlineData("0105\t0.89\t2026-01-01\t\t试点", "0.89")]
    [InlineData("0105\t0.9999\t2026-01-01\t\t试点", "0.9999")]
    [InlineData("0105\t\t2026-01-01\t\t试点", "floor")]
    [InlineData("9999\t0.95\t2026-01-01\t\t试点", "9999")]
    [InlineData("01\t0.95\t2026-01-01\t\t试点", "二级事项")]
    [InlineData("0105\t0.95\t\t\t试点", "valid_from")]
    [InlineData("0105\t0.95\t2026-01-01\t2025-12-31\t试点", "早于")]
    [InlineData("0105\t0.95\t2026-01-01\t\t", "reason")]
    [InlineData("0105\t0.95\t2026/1/1\t\t试点", "2026/1/1")]
    public void A_mistake_in_the_file_is_named_with_its_line(string row, string said)
    {
        var files = new Dictionary<string, string>(Shipped.Files) { [CityFiles.AutoDispatchFile] = $"category\tfloor\tvalid_from\tvalid_to\treason\n{row}\n" };
        var wrong = Assert.Throws<TsvException>(() => CityFiles.Read(files));
        Assert.Contains("auto-dispatch.tsv 第 2 行", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(said, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rules_of_one_category_may_not_overlap_but_may_follow_each_other()
    {
        string Two(string second) => $"category\tfloor\tvalid_from\tvalid_to\treason\n0105\t0.95\t2026-01-01\t2026-06-30\t试点\n{second}\n";
        var files = new Dictionary<string, string>(Shipped.Files) { [CityFiles.AutoDispatchFile] = Two("0105\t0.97\t2026-06-30\t\t提高") };
        Assert.Contains("第 3 行", Assert.Throws<TsvException>(() => CityFiles.Read(files)).Message, StringComparison.Ordinal);
        files[CityFiles.AutoDispatchFile] = Two("0105\t0.97\t2026-07-01\t\t提高");
        Assert.Equal(0.97, CityFiles.Read(files).Routing.AutoDispatchIn(new CategoryCode("0105"), today)!.Floor);
    }

    [Fact]
    public void A_store_without_the_file_allows_nothing() =>
        Assert.Empty(CityFiles.Read(Shipped.Files.Where(f => f.Key != CityFiles.AutoDispatchFile).ToDictionary()).Routing.AutoDispatch);

    [Theory]
    [InlineData("0.95", 0.95)]
    [InlineData("95%", 0.95)]
    [InlineData(" 99.9 ", 0.999)]
    [InlineData("９５％", 0.95)]
    [InlineData("abc", null)]
    [InlineData("", null)]
    [InlineData("-1", null)]
    public void A_share_is_read_as_people_type_it(string typed, double? share) => Assert.Equal(share, Share.Parse(typed));

    [Fact]
    public async Task An_administrator_enables_changes_and_disables_a_category_and_every_step_is_kept()
    {
        await using var house = await House.Open();
        await Machine.Allow(house, "0105", "0.95");
        await Machine.Allow(house, "0106", "97%");
        Assert.Equal(0.97, house.City.Routing.AutoDispatchIn(new CategoryCode("0106"), today)!.Floor);
        house.Clock.Advance(TimeSpan.FromDays(2));
        await Machine.Allow(house, "0105", "0.99");
        Assert.Equal([(0.95, today.AddDays(1)), (0.99, null)], house.City.Routing.AutoDispatch.Where(r => r.Category.Value == "0105").Select(r => (r.Floor, r.ValidTo)));
        house.Clock.Advance(TimeSpan.FromDays(1));
        await Machine.Forbid(house, "0105");
        await Machine.Refresh(house);
        Assert.Null(house.City.Routing.AutoDispatchIn(new CategoryCode("0105"), today.AddDays(3)));
        Assert.Contains("派错太多", house.City.Routing.AutoDispatch.Last(r => r.Category.Value == "0105").Reason, StringComparison.Ordinal);
        Assert.NotNull(house.City.Routing.AutoDispatchIn(new CategoryCode("0106"), today.AddDays(3)));
        Assert.Equal(4, await house.Db(db => db.AuditLines.CountAsync(l => l.Object == "0105" || l.Object == "0106")));
    }

    [Fact]
    public async Task Wrong_input_is_said_at_its_field_and_changes_nothing()
    {
        await using var house = await House.Open();
        var administrator = house.As(Role.SystemAdministrator);
        async Task Wrong(ICommand command, string field, string code)
        {
            var outcome = await administrator.Run(command);
            Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
            Assert.Contains(new FieldError(field, code), outcome.Fields!);
        }

        var good = new EnableAutoDispatch { Category = "0105", Floor = "0.95", From = today, Reason = "试点" };
        await Wrong(good with { Floor = "0.5" }, "Floor", "FloorWrong");
        await Wrong(good with { Reason = "" }, "Reason", "NoteMissing");
        await Wrong(good with { From = null }, "From", "DayMissing");
        await Wrong(good with { From = today.AddDays(-1) }, "From", "DayPast");
        await Wrong(good with { Category = "01" }, "Category", "CategoryUnknown");
        await Wrong(new SetProposePrecision { Precision = "0.3", Reason = "试" }, "Precision", "PrecisionWrong");
        await Wrong(new SetProposePrecision { Precision = "0.9" }, "Reason", "NoteMissing");
        await Wrong(new DisableAutoDispatch { Category = "0105", From = today }, "Reason", "NoteMissing");
        var refused = await administrator.Run(new DisableAutoDispatch { Category = "0105", From = today, Reason = "没有启用" });
        Assert.Equal((OutcomeKind.Refused, RefusalCode.NothingChanged), (refused.Kind, refused.Code));
        Assert.Empty(house.City.Routing.AutoDispatch);
    }

    [Fact]
    public async Task The_precision_of_proposals_is_set_and_taken_away_again()
    {
        await using var house = await House.Open();
        var administrator = house.As(Role.SystemAdministrator);
        foreach (var (typed, share) in new[] { ("92%", (double?)0.92), ("", null), ("0.8", 0.8) })
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True((await administrator.Run(new SetProposePrecision { Precision = typed, Reason = "试行" })).Ok);
            var sheet = (await administrator.Ask(new RoutingSheet())).Value!;
            Assert.Equal((share, share), (sheet.Propose.Precision, house.City.Routing.ProposePrecision));
        }

        Assert.Contains("propose-precision\t0.8\t", await house.Db(db => db.RuleFiles.Where(f => f.Name == CityFiles.RoutingFile).Select(f => f.Content).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_system_administrator_sets_them()
    {
        await using var house = await House.Open();
        foreach (var role in new[] { Role.Dispatcher, Role.SecurityAdministrator, Role.Leader })
        {
            Assert.Equal(OutcomeKind.Forbidden, (await house.As(role).Ask(new RoutingSheet())).Kind);
            Assert.Equal(OutcomeKind.Forbidden, (await house.As(role).Run(new SetProposePrecision { Precision = "0.9", Reason = "试" })).Kind);
            Assert.Equal(OutcomeKind.Forbidden, (await house.As(role).Run(new EnableAutoDispatch { Category = "0105", From = today, Reason = "试" })).Kind);
            Assert.Equal(OutcomeKind.Forbidden, (await house.As(role).Run(new DisableAutoDispatch { Category = "0105", From = today, Reason = "试" })).Kind);
        }
    }

    [Fact]
    public async Task More_precision_means_less_coverage()
    {
        await using var house = await House.Open();
        var sheet = (await house.As(Role.SystemAdministrator).Ask(new RoutingSheet())).Value!;
        Assert.All(sheet.Floors.Zip(sheet.Floors.Skip(1)), pair => Assert.True(pair.First.AtMost >= pair.Second.AtMost && pair.First.Unit <= pair.Second.Unit));
        Assert.True(sheet.Floors[0].AtMost > 0);
    }

    [Fact]
    public async Task The_machines_work_is_counted_by_category_and_what_people_undid_tells_against_it()
    {
        await using var house = await House.Open();
        var first = await Machine.Waiting(house);
        var call = Machine.SureCall(house).Call;
        var second = await Machine.Register(house, call with { Phone = "13800005678" });
        await Machine.Register(house, call with { Phone = "13800007777" });
        Assert.Equal(3, await Machine.Of(house).Sweep(default));
        var dispatcher = house.As(Role.Dispatcher);
        Assert.True((await dispatcher.Run(new RecallDispatch { Number = first.Number, Version = 2 })).Ok);
        var redirected = await dispatcher.Run(new RedirectTicket
        {
            Number = second.Number, Version = 2, Category = first.Suggested!.Category!.Value.Value, Lead = first.Suggested.Unit!.Value.Value == "police" ? "water" : "police", Note = "派错了",
        });
        Assert.True(redirected.Ok, redirected.ToString());
        var sheet = (await house.As(Role.SystemAdministrator).Ask(new RoutingSheet())).Value!;
        var line = sheet.Lines.Rows[0];
        Assert.Equal((first.Suggested.Category.Value, true, new MachineTally(3, 1, 1, 0)), (line.Category, line.Now, line.Tally));
        Assert.True(line.Alarm);
        Assert.Equal((1, 1), (sheet.Enabled, sheet.Alarms));
        house.Clock.Advance(TimeSpan.FromDays(RoutingSheet.Days + 1));
        Assert.Equal(MachineTally.None, (await house.As(Role.SystemAdministrator).Ask(new RoutingSheet())).Value!.Lines.Rows[0].Tally);
    }

    [Fact]
    public void Few_cases_prove_little()
    {
        Assert.Equal(0.4385, new MachineTally(3, 0, 0, 0).AtLeast!.Value, 4);
        Assert.Equal(0.963, new MachineTally(100, 0, 0, 0).AtLeast!.Value, 3);
        Assert.Equal(0.95, new MachineTally(100, 2, 2, 1).Precision!.Value, 3);
        Assert.Null(MachineTally.None.AtLeast);
        Assert.False(MachineTally.None.Below(0.95));
        Assert.True(new MachineTally(100, 6, 0, 0).Below(0.95));
    }
}
