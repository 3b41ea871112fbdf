using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Deadlines;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;
using static Hotline.Tests.Deadlines.DeadlineData;

namespace Hotline.Tests.Deadlines;

public sealed class LimitsImportTests
{
    private static readonly string now = Text("limits", "guangdong.tsv");

    [Fact]
    public async Task A_new_version_binds_new_tickets_from_its_first_day_and_leaves_old_ones_alone()
    {
        await using var house = await House.Open();
        var old = await Given.Ticket(house, TicketState.Dispatched);
        var desk = house.As(Role.SystemAdministrator);
        var text = Next("guangdong-2", "2026-12-01").Replace("15 workingDay", "8 workingDay", StringComparison.Ordinal);
        var effect = (await desk.Ask(new LimitsEffect("new.tsv", text))).Value!;
        Assert.Empty(effect.Wrong);
        Assert.Equal((4, 4), (effect.Added.Count, effect.Removed.Count));
        Assert.Single(house.City.Limits.Tables);
        Assert.True((await desk.Run(new ImportLimits("new.tsv", text) { Reason = "市府办文件" })).Ok);

        Assert.Equal(["guangdong-1", "guangdong-2"], house.City.Limits.Tables.Select(t => t.Version));
        Assert.Equal("guangdong-1", (await Register(house)).LimitVersion);
        house.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("guangdong-2", (await Register(house)).LimitVersion);
        Assert.Equal(old.HandleDueAt, house.City.Clocks(await house.Ticket(old.Number)).Single(c => c.Clock == ClockName.Handle).DueAt);
        Assert.Equal("市府办文件", (await house.Db(db => db.RuleVersions.SingleAsync(v => v.Name == "limits/guangdong-2.tsv"))).Reason);
        var listed = (await desk.Ask(new LimitVersions())).Value!;
        Assert.Equal([("guangdong-2", true, 1), ("guangdong-1", false, 2)], listed.Select(v => (v.Version, v.InForce, v.Open)));
    }

    [Fact]
    public async Task The_rows_of_a_version_that_tickets_carry_are_never_changed_whatever_the_way()
    {
        await using var house = await House.Open();
        var desk = house.As(Role.SystemAdministrator);
        var changed = now.Replace("15 workingDay", "9 workingDay", StringComparison.Ordinal);
        Assert.Empty((await desk.Ask(new LimitsEffect("x", changed))).Value!.Wrong);
        Assert.True((await desk.Run(new ImportLimits("x", changed) { Reason = "还没有工单" })).Value!.Wrong.Count == 0);
        await Given.Ticket(house);
        var outcome = await desk.Run(new ImportLimits("x", now) { Reason = "改回" });
        Assert.Contains("版本“guangdong-1”已有工单在用", Assert.Single(outcome.Value!.Wrong));
        var restored = await desk.Run(new RestoreRuleFile("limits/guangdong.tsv", 1) { Seen = 2, Reason = "改回" });
        Assert.Contains("已有工单在用", Assert.Single(restored.Value!.Wrong));
        Assert.Equal(9, house.City.Limits.In("guangdong-1").Find(ClockName.Handle, AppealType.Complaint, Urgency.Normal, Channel.Phone).Budget.Amount);

        var remarked = "# 附注\n" + changed;
        Assert.True((await desk.Run(new ImportLimits("x", remarked) { Reason = "加注" })).Value!.Wrong.Count == 0);
        var refused = await house.Db(db => db.AuditLines.Where(l => l.Act == nameof(ImportLimits)).Select(l => l.Outcome.ToString()).ToListAsync());
        Assert.Equal(["Done", "Refused", "Done"], refused);
    }

    [Theory]
    [InlineData("guangdong-2", "2026-11-22", "已经过去")]
    [InlineData("guangdong 2", "2026-12-01", "只能由英文字母、数字和连字符组成")]
    [InlineData("guangdong", "2026-12-01", "重名")]
    [InlineData("guangdong-2", "tomorrow", "limits.tsv 第 9 行：validFrom 列：“tomorrow”不是日期")]
    public async Task What_cannot_be_a_new_version_is_said(string version, string from, string said)
    {
        await using var house = await House.Open();
        var effect = (await house.As(Role.SystemAdministrator).Ask(new LimitsEffect("limits.tsv", Next(version, from)))).Value!;
        Assert.Contains(said, Assert.Single(effect.Wrong));
    }

    [Fact]
    public async Task A_first_day_that_another_version_has_is_refused_and_so_is_everybody_but_the_administrator()
    {
        await using var house = await House.Open();
        var desk = house.As(Role.SystemAdministrator);
        Assert.True((await desk.Run(new ImportLimits("x", Next("guangdong-2", "2026-12-01")) { Reason = "一" })).Ok);
        Assert.Contains("版本名或生效日相同", Assert.Single((await desk.Run(new ImportLimits("x", Next("guangdong-3", "2026-12-01")) { Reason = "二" })).Value!.Wrong));
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Supervisor).Run(new ImportLimits("x", now) { Reason = "三" })).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Supervisor).Ask(new LimitsEffect("x", now))).Kind);
    }

    [Fact]
    public async Task The_command_line_adds_a_version_too()
    {
        await using var house = await House.Open();
        var file = Path.Combine(house.Folder, "limits.tsv");
        await File.WriteAllTextAsync(file, Next("guangdong-2", "2026-12-01"));
        var said = new StringWriter();
        var code = await CommandLine.Run(house.Services, house.Services.GetRequiredService<IHostEnvironment>(), ["import", "limits", file], said, said);
        Assert.True(code == CommandLine.Done, said.ToString());
        Assert.Equal(2, house.City.Limits.Tables.Count);
    }

    [Fact]
    public async Task A_law_that_the_limits_know_is_named_at_intake_and_corrected_later()
    {
        await using var house = await House.Open();
        var form = Form() with { Legal = "petition" };
        Assert.Equal("LegalUnknown", Assert.Single((await house.As(Role.Operator).Run(form with { Legal = "war" })).Fields!).Code);
        var ticket = await house.Ticket((await house.As(Role.Operator).Run(form)).Value!.Number);
        Assert.Equal("petition", ticket.Appeal.Legal);
        var amended = AmendTicket.Of(ticket) with { Legal = null };
        Assert.Equal("LegalUnknown", Assert.Single((await house.As(Role.Dispatcher).Run(amended with { Legal = "war" })).Fields!).Code);
        Assert.True((await house.As(Role.Dispatcher).Run(amended)).Ok);
        Assert.Null((await house.Ticket(ticket.Number)).Appeal.Legal);
    }

    private static string Next(string version, string from) =>
        now.Replace("guangdong-1\t2025-01-01", $"{version}\t{from}", StringComparison.Ordinal);

    private static RegisterTicket Form() => new() { DraftId = "f1", Title = "夜市占道", Text = "每晚十几档烧烤摊占道。", Phone = "13800001234", Category = "0101" };

    private static async Task<Ticket> Register(House house) =>
        await house.Ticket((await house.As(Role.Operator).Run(Form() with { DraftId = house.Clock.Now.ToString("O", null) })).Value!.Number);
}
