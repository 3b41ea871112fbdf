using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class CatalogueTests
{
    private static readonly DateOnly today = Shipped.Today;

    [Fact]
    public async Task From_a_given_day_on_it_is_another_units_duty_at_once_and_after_a_restart()
    {
        await using var house = await House.Open();
        var changed = await house.As(Role.SystemAdministrator).Run(Amend() with { From = today.AddDays(7) });
        Assert.True(changed.Ok, changed.ToString());
        Assert.Equal(2, changed.Value!.Steps.Count);
        await house.Services.GetRequiredService<OtherProcesses>().Look(default);
        Assert.Equal("urban-management", Lead(house, today.AddDays(6)));
        Assert.Equal("municipal-works", Lead(house, today.AddDays(7)));

        using var scope = house.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<RuleStore>().Load(default);
        Assert.Equal("municipal-works", Lead(house, today.AddDays(7)));
    }

    [Fact]
    public async Task Every_change_is_a_version_with_its_reason_and_a_line_in_the_audit_trail()
    {
        await using var house = await House.Open();
        var before = (await house.Db(db => db.RuleFiles.AsNoTracking().SingleAsync(f => f.Name == CatalogueFile.Name))).Content;
        Assert.True((await house.As(Role.SystemAdministrator).Run(Amend())).Ok);
        var versions = (await house.As(Role.Dispatcher).Ask(new RuleVersions(CatalogueFile.Name))).Value!;
        Assert.Equal([(2, "裁定 12 号"), (1, "")], versions.Rows.Select(v => (v.Version, v.Reason)));
        Assert.Equal(before, await house.Db(db => db.RuleVersions.Where(v => v.Version == 1 && v.Name == CatalogueFile.Name).Select(v => v.Content).SingleAsync()));
        var diff = (await house.As(Role.Dispatcher).Ask(new RuleVersionDiff(CatalogueFile.Name, 2))).Value!;
        Assert.Equal((2, 1), (diff.Added.Count, diff.Removed.Count));
        var line = await house.Db(db => db.AuditLines.SingleAsync(l => l.Act == nameof(AmendCatalogue)));
        Assert.Equal(("0106 * ", "裁定 12 号"), (line.Object + " ", line.Detail));
    }

    [Fact]
    public async Task Of_two_editors_the_second_is_told_and_overwrites_nothing()
    {
        await using var house = await House.Open();
        var seen = (await house.As(Role.SystemAdministrator).Ask(new CatalogueList())).Value!.Version;
        Assert.True((await house.As(Role.SystemAdministrator).Run(Amend() with { Version = seen })).Ok);
        var late = Amend() with { Version = seen, Lead = "market" };
        Assert.Equal(OutcomeKind.Stale, (await house.As(Role.SystemAdministrator).Run(late)).Kind);
        Assert.Equal("municipal-works", Lead(house, today));
        Assert.True((await house.As(Role.SystemAdministrator).Run(late with { Version = seen + 1 })).Ok);
    }

    [Fact]
    public async Task What_would_leave_a_day_without_a_duty_is_not_done()
    {
        await using var house = await House.Open();
        var end = new EndCatalogueEntry { Category = "0106", Since = new DateOnly(2020, 1, 1), LastDay = today, Reason = "误" };
        var report = (await house.As(Role.SystemAdministrator).Run(end)).Value!;
        Assert.Contains("2026-11-24", Assert.Single(report.Wrong), StringComparison.Ordinal);
        Assert.Equal("urban-management", Lead(house, today.AddDays(1)));
        Assert.Equal(1, (await house.As(Role.Dispatcher).Ask(new RuleVersions(CatalogueFile.Name))).Value!.Total);

        var district = end with { Area = "qingxi" };
        Assert.Empty((await house.As(Role.SystemAdministrator).Run(district)).Value!.Wrong);
        Assert.Equal("urban-management", house.City.Catalogue.For(new("0106"), new("qingxi"), today.AddDays(1))!.Lead!.Value.Value);
    }

    [Fact]
    public async Task Wrong_fields_are_named_and_the_past_stays_what_it_was()
    {
        await using var house = await House.Open();
        var outcome = await house.As(Role.SystemAdministrator).Run(new AmendCatalogue { Category = "9999", Area = "nowhere", Lead = "nobody", Basis = "条例", From = today.AddDays(-1), To = today.AddDays(-2), Reason = "试" });
        Assert.Equal(
            ["Category CategoryUnknown", "Area AreaUnknown", "Lead UnitUnknown", "From DayInPast", "To DayBeforeFrom"], outcome.Fields!.Select(f => $"{f.Field} {f.Code}"));
        outcome = await house.As(Role.SystemAdministrator).Run(new AmendCatalogue());
        Assert.Equal(["Basis", "Category", "From", "Lead", "Reason"], outcome.Fields!.Select(f => f.Field).Order());
        Assert.Equal(RefusalCode.NothingChanged, (await house.As(Role.SystemAdministrator).Run(new CorrectBasis { Category = "0106", Since = new DateOnly(2020, 1, 1), Basis = "《城市绿化条例》", Reason = "试" })).Code);
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.SystemAdministrator).Run(new CorrectBasis { Category = "0106", Since = today, Basis = "条例", Reason = "试" })).Kind);
    }

    [Fact]
    public async Task A_mistyped_basis_is_corrected_where_it_stands()
    {
        await using var house = await House.Open();
        Assert.True((await house.As(Role.SystemAdministrator).Run(new CorrectBasis { Category = "0106", Since = new DateOnly(2020, 1, 1), Basis = "《城市绿化条例》第七条", Reason = "补条号" })).Ok);
        var duty = house.City.Catalogue.For(new("0106"), null, new DateOnly(2021, 5, 1))!;
        Assert.Equal("《城市绿化条例》第七条", duty.Entry.Basis);
    }

    [Fact]
    public async Task A_dispatcher_reads_the_catalogue_and_changes_nothing()
    {
        await using var house = await House.Open();
        Assert.True((await house.As(Role.Dispatcher).Ask(new CatalogueList())).Ok);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Dispatcher).Run(Amend())).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Dispatcher).Run(new RestoreRuleFile(CatalogueFile.Name, 1) { Seen = 1, Reason = "试" })).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Operator).Ask(new CatalogueList())).Kind);
    }

    [Fact]
    public async Task An_earlier_version_comes_back_as_a_new_one()
    {
        await using var house = await House.Open();
        var admin = house.As(Role.SystemAdministrator);
        Assert.True((await admin.Run(Amend())).Ok);
        Assert.Equal(OutcomeKind.Stale, (await admin.Run(new RestoreRuleFile(CatalogueFile.Name, 1) { Seen = 1, Reason = "撤回" })).Kind);
        var back = await admin.Run(new RestoreRuleFile(CatalogueFile.Name, 1) { Seen = 2, Reason = "撤回" });
        Assert.True(back is { Ok: true, Value.Wrong.Count: 0 }, back.ToString());
        Assert.Equal("urban-management", Lead(house, today));
        Assert.Equal([3, 2, 1], (await admin.Ask(new RuleVersions(CatalogueFile.Name))).Value!.Rows.Select(v => v.Version));
        Assert.Equal(RefusalCode.NothingChanged, (await admin.Run(new RestoreRuleFile(CatalogueFile.Name, 1) { Seen = 3, Reason = "再来" })).Code);
    }

    [Fact]
    public async Task The_list_is_narrowed_by_category_area_unit_words_and_day()
    {
        await using var house = await House.Open();
        async Task<IReadOnlyList<CatalogueEntry>> Ask(CatalogueList list) => [.. (await house.As(Role.Dispatcher).Ask(list)).Value!.Page.Rows.Select(r => r.Entry)];
        Assert.All(await Ask(new() { Top = "08" }), e => Assert.StartsWith("08", e.Category.Value, StringComparison.Ordinal));
        Assert.All(await Ask(new() { Area = "shiling" }), e => Assert.Equal("shiling", e.Area!.Value.Value));
        Assert.All(await Ask(new() { Area = "*", Top = "01" }), e => Assert.Null(e.Area));
        Assert.All(await Ask(new() { Unit = "gas" }), e => Assert.Equal("gas", e.Lead!.Value.Value));
        Assert.All(await Ask(new() { Search = "新港 欠薪" }), e => Assert.Equal("0801", e.Category.Value));
        Assert.Single(await Ask(new() { Top = "0801", Area = "xingang" }));
        Assert.Equal(2, (await Ask(new() { Top = "0801", Area = "xingang", All = true })).Count);
        Assert.Empty((await house.As(Role.Dispatcher).Ask(new CatalogueList())).Value!.Wrong);
    }

    [Fact]
    public async Task The_party_said_at_intake_is_kept_and_names_another_unit()
    {
        await using var house = await House.Open();
        var clerk = house.As(Role.Dispatcher);
        var receipt = (await clerk.Run(new RegisterTicket
        {
            Phone = "13800001234", Title = "医院收费太高", Text = "做一次检查收了两份钱", Category = "1203", ReportedParty = ReportedParty.Hospital,
        })).Value!;
        var ticket = await house.Ticket(receipt.Number);
        Assert.Equal(ReportedParty.Hospital, ticket.Appeal.ReportedParty);
        Assert.Equal("medical-insurance", DispatchProposal.For(house.City, ticket.Appeal, null, house.Clock.Now)!.Lead.Value);
        Assert.Equal("market", DispatchProposal.For(house.City, ticket.Appeal with { ReportedParty = null }, null, house.Clock.Now)!.Lead.Value);

        var row = (await clerk.Ask(new DispatchQueue(new QueueFilter()))).Value!.Rows.Single();
        Assert.Equal(ReportedParty.Hospital, row.ReportedParty);
        Assert.Equal("medical-insurance", Proposal.Of(row with { SuggestedCategory = new("0101") }, house.City, house.Clock.Now).Proposal!.Unit.Value);

        Assert.True((await clerk.Run(AmendTicket.Of(ticket) with { ReportedParty = ReportedParty.Enterprise })).Ok);
        Assert.Equal(ReportedParty.Enterprise, (await house.Ticket(receipt.Number)).Appeal.ReportedParty);
    }

    private static AmendCatalogue Amend() => new()
    {
        Category = "0106", Lead = "municipal-works", CoOperating = ["urban-management"], Basis = "云机编〔2026〕8号", From = today, Reason = "裁定 12 号",
    };

    private static string Lead(House house, DateOnly day) => house.City.Catalogue.For(new("0106"), null, day)!.Lead!.Value.Value;
}
