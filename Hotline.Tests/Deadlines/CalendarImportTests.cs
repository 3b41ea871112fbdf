using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Hotline.Web.Deadlines;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;
using static Hotline.Tests.Deadlines.DeadlineData;

namespace Hotline.Tests.Deadlines;

public sealed class CalendarImportTests
{
    [Fact]
    public async Task The_preview_says_how_many_dates_move_and_how_and_changes_nothing()
    {
        await using var house = await House.Open();
        var (moving, settled, untouched) = await Tickets(house);
        var preview = (await house.As(Role.SystemAdministrator).Ask(new CalendarEffect("2027.tsv", Notice2027.Text))).Value!;
        Assert.Empty(preview.Problems);
        Assert.Equal((2027, 1, 1, 4, 1), (preview.Year, preview.Moved, preview.Settled, preview.Rest, preview.MakeUps));
        Assert.Equal(20, preview.Months[0]);
        var move = Assert.Single(preview.First);
        Assert.Equal((moving, At("2027-01-13T17:30"), At("2027-01-14T17:30")), (move.Number, move.Handle, move.NewHandle));
        Assert.Equal(At("2027-01-13T17:30"), (await house.Ticket(moving)).HandleDueAt);
        Assert.True((await house.Ticket(settled)).DueProvisional);
        Assert.False((await house.Ticket(untouched)).DueProvisional);
        Assert.False(house.City.Time.Calendar.Knows(2027));
    }

    [Fact]
    public async Task An_import_moves_the_dates_clears_the_flags_and_is_on_record()
    {
        await using var house = await House.Open();
        var (moving, settled, untouched) = await Tickets(house);
        var versions = (await house.Ticket(moving)).Version;
        var outcome = await Import(house);
        Assert.True(outcome.Ok, outcome.ToString());
        Assert.True(house.City.Time.Calendar.Knows(2027));
        Assert.Equal(At("2027-01-13T17:30"), (await house.Ticket(moving)).HandleDueAt);
        Assert.True(await house.Services.GetRequiredService<DueReckoner>().Look(CancellationToken.None));

        var moved = await house.Ticket(moving);
        Assert.Equal((At("2027-01-14T17:30"), false, versions), (moved.HandleDueAt, moved.DueProvisional, moved.Version));
        Assert.False((await house.Ticket(settled)).DueProvisional);
        Assert.Equal((await house.Db(db => db.Reckonings.SingleAsync())).Looked, await house.Db(db => db.Tickets.Open().CountAsync()));
        var view = (await house.As(Role.SystemAdministrator).Ask(new CalendarYears())).Value!;
        Assert.Equal((true, 0, 1, 1), (view.Current, view.Provisional, view.Reckoning!.Moved, view.Reckoning.Settled));
        var acts = await house.Db(db => db.AuditLines.Where(l => l.Act == nameof(ImportCalendar) || l.Act == nameof(ReckonTickets)).OrderBy(l => l.Id).ToListAsync());
        Assert.Equal([nameof(ImportCalendar), nameof(ReckonTickets)], acts.Select(a => a.Act));
        Assert.Equal("国办发明电〔2026〕", (await house.Db(db => db.RuleVersions.SingleAsync(v => v.Name == "calendars/2027.tsv"))).Reason);
        Assert.NotNull((await house.Ticket(untouched)).HandleDueAt);
    }

    [Fact]
    public async Task A_pass_that_was_cut_short_goes_on_after_a_restart_and_ends_where_one_run_would()
    {
        var house = await House.Open();
        var folder = house.Folder;
        var numbers = new List<TicketNumber>();
        for (var i = 0; i < OpenDeadlines.AtOnce + 5; i++)
        {
            numbers.Add(await Ticket(house, "2026-12-23T10:00"));
        }

        Assert.True((await Import(house)).Ok);
        Assert.False(await house.Services.GetRequiredService<DueReckoner>().Look(CancellationToken.None, batches: 1));
        var half = await house.Db(db => db.Reckonings.SingleAsync());
        Assert.Equal((OpenDeadlines.AtOnce, OpenDeadlines.AtOnce, null), (half.Looked, half.Moved, half.DoneAt));
        Assert.Equal(5, await house.Db(db => db.Tickets.CountAsync(t => t.DueProvisional)));

        await using var again = await House.Open(folder: folder);
        Assert.True(await again.Services.GetRequiredService<DueReckoner>().Look(CancellationToken.None));
        var whole = await again.Db(db => db.Reckonings.SingleAsync());
        Assert.Equal((numbers.Count, numbers.Count), (whole.Looked, whole.Moved));
        Assert.NotNull(whole.DoneAt);
        Assert.Equal(0, await again.Db(db => db.Tickets.CountAsync(t => t.DueProvisional)));
        Assert.True(await again.Services.GetRequiredService<DueReckoner>().Look(CancellationToken.None));
        Assert.Equal(1, await again.Db(db => db.Reckonings.CountAsync()));
        await house.DisposeAsync();
    }

    [Fact]
    public async Task Going_back_to_an_earlier_calendar_needs_a_pass_of_its_own()
    {
        await using var house = await House.Open();
        var number = await Ticket(house, "2026-12-23T10:00");
        var reckoner = house.Services.GetRequiredService<DueReckoner>();
        Assert.True((await Import(house)).Ok);
        await reckoner.Look(CancellationToken.None);
        Assert.True((await Import(house, Notice2027.Text.Replace("2027-01-04\trest\t元旦\n", "", StringComparison.Ordinal))).Ok);
        await reckoner.Look(CancellationToken.None);
        Assert.Equal(At("2027-01-13T17:30"), (await house.Ticket(number)).HandleDueAt);
        var restored = await house.As(Role.SystemAdministrator).Run(new RestoreRuleFile("calendars/2027.tsv", 1) { Seen = 2, Reason = "改错了" });
        Assert.True(restored.Ok && restored.Value!.Wrong.Count == 0, restored.ToString());
        await reckoner.Look(CancellationToken.None);
        Assert.Equal(At("2027-01-14T17:30"), (await house.Ticket(number)).HandleDueAt);
        Assert.Equal(3, await house.Db(db => db.Reckonings.CountAsync()));
    }

    [Theory]
    [InlineData("2027-13-01\trest\t元旦", "第 2 行：“date” 不是 yyyy-MM-dd 格式的日期")]
    [InlineData("2027-01-01\toff\t元旦", "第 2 行：“kind” 不认识 “off”")]
    [InlineData("2027-01-01\trest\t", "第 2 行：“name” 为空")]
    [InlineData("2027-01-01\trest\t元旦\n2027-01-01\trest\t元旦", "第 3 行：2027-01-01 与第 2 行重复")]
    [InlineData("2026-11-01\trest\t元旦\n2027-01-01\trest\t元旦", "第 2 行：2026-11-01 不属于 2027 年")]
    [InlineData("2027-01-01\trest\t元旦\n2027-01-05\twork\t元旦", "第 3 行：2027-01-05 不是周六或周日")]
    [InlineData("2027-01-09\twork\t元旦", "没有一天是 rest")]
    public async Task Every_mistake_is_named_by_its_line_and_nothing_is_imported(string lines, string said)
    {
        await using var house = await House.Open();
        var text = $"date\tkind\tname\n{lines}\n";
        var desk = house.As(Role.SystemAdministrator);
        Assert.Contains((await desk.Ask(new CalendarEffect("2027.tsv", text))).Value!.Problems, p => p.Contains(said, StringComparison.Ordinal));
        var outcome = await desk.Run(new ImportCalendar("2027.tsv", text) { Seen = house.City.CalendarMark, Reason = "通知" });
        Assert.True(outcome is { Ok: true, Value.Wrong.Count: > 0 });
        Assert.False(house.City.Time.Calendar.Knows(2027));
    }

    [Fact]
    public async Task Only_the_administrator_imports_and_only_what_was_looked_at()
    {
        await using var house = await House.Open();
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Dispatcher).Ask(new CalendarEffect("x", Notice2027.Text))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Dispatcher).Run(new ImportCalendar("x", Notice2027.Text) { Reason = "通知" })).Kind);
        var desk = house.As(Role.SystemAdministrator);
        Assert.Equal(OutcomeKind.Stale, (await desk.Run(new ImportCalendar("x", Notice2027.Text) { Seen = "elsewhere", Reason = "通知" })).Kind);
        Assert.Equal("WhyMissing", Assert.Single((await desk.Run(new ImportCalendar("x", Notice2027.Text) { Seen = house.City.CalendarMark })).Fields!).Code);
        Assert.True((await Import(house)).Ok);
        Assert.Equal(RefusalCode.NothingChanged, (await Import(house)).Code);
    }

    [Fact]
    public async Task The_command_line_looks_first_and_then_imports()
    {
        await using var house = await House.Open();
        await Tickets(house);
        var (code, said) = await Run(house, Notice2027.Text, "--check");
        Assert.True(code == CommandLine.Done, said);
        Assert.Contains("期限改变的 1 件", said, StringComparison.Ordinal);
        Assert.Contains("→ 2027-01-14 17:30", said, StringComparison.Ordinal);
        Assert.Contains("只做检查", said, StringComparison.Ordinal);
        (code, said) = await Run(house, Notice2027.Text);
        Assert.True(code == CommandLine.Done, said);
        Assert.True(house.City.Time.Calendar.Knows(2027));
        (code, said) = await Run(house, "date\tkind\tname\n2027-01-01\toff\t元旦\n");
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains("第 2 行", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("国庆节 2027-10-01 2027-10-03", "国庆节 2027-10-09", "2027-10-01\trest\t国庆节|2027-10-02\trest\t国庆节|2027-10-03\trest\t国庆节|2027-10-09\twork\t国庆节")]
    [InlineData("元旦 2027-01-01\n\n", "", "2027-01-01\trest\t元旦")]
    [InlineData("元旦 2027-01-03 2027-01-01", "", "元旦 2027-01-03 2027-01-01\trest\t")]
    public void What_was_typed_from_the_notice_becomes_the_file(string rest, string work, string rows) =>
        Assert.Equal($"date\tkind\tname\n{rows.Replace('|', '\n')}\n", CalendarSheet.Compose(rest, work));

    // One whose overall date lies beyond the changed days, one whose date stays but was provisional, one that ends before.
    private static async Task<(TicketNumber Moving, TicketNumber Settled, TicketNumber Untouched)> Tickets(House house)
    {
        var untouched = await Ticket(house, "2026-11-23T10:00");
        var moving = await Ticket(house, "2026-12-23T10:00");
        return (moving, await Ticket(house, "2027-01-11T09:00", a => a with { Type = AppealType.Consultation }), untouched);
    }

    private static async Task<TicketNumber> Ticket(House house, string at, Func<Appeal, Appeal>? with = null)
    {
        house.Clock.Advance(At(at) - house.Clock.Now);
        return (await Given.Ticket(house, TicketState.Dispatched, with: with)).Number;
    }

    private static Task<Outcome<RuleReport>> Import(House house, string text = Notice2027.Text) =>
        house.As(Role.SystemAdministrator).Run(new ImportCalendar("2027.tsv", text) { Seen = house.City.CalendarMark, Reason = "国办发明电〔2026〕" });

    private static async Task<(int Code, string Said)> Run(House house, string text, params string[] flags)
    {
        var file = Path.Combine(house.Folder, "2027.tsv");
        await File.WriteAllTextAsync(file, text);
        var said = new StringWriter();
        return (await CommandLine.Run(house.Services, house.Services.GetRequiredService<IHostEnvironment>(), ["import", "calendar", file, .. flags], said, said), said.ToString());
    }
}
