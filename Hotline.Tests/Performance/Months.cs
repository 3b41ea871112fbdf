using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Performance;

/// <summary>Months of a city told shortly, and what the keeper made of them.</summary>
internal sealed class Months(House house)
{
    private static int serial = 800_000;

    internal static readonly DateOnly November = new(2026, 11, 1);

    private DateTimeOffset Now => house.Clock.Now;

    /// <summary>A complaint dispatched to a unit, contacted, answered, approved, and asked about, all at once; <paramref name="level"/> null: not yet asked about.</summary>
    public async Task<TicketNumber> Answered(string unit, int? level = 5, bool solved = true, bool contacted = true, Func<Appeal, Appeal>? with = null)
    {
        var ticket = Dispatched(unit, with);
        ticket.Accept(Stamp);
        if (contacted)
        {
            ticket.LogContact(true, "已联系", Stamp);
        }

        ticket.Reply(ResultKind.Solved, "当晚已派人清理。", null, house.City.Day(Now), Stamp);
        ticket.Approve(null, Stamp);
        if (level is { } said)
        {
            var answers = new Answers(solved, said, 5, null);
            if (answers.Content)
            {
                ticket.Close(answers, Stamp);
            }
            else
            {
                ticket.CloseDissatisfied(answers, "已解释", VerifiedBy.Papers, Stamp);
            }
        }

        await house.Store(ticket);
        return ticket.Number;
    }

    /// <summary>Lies unsigned with a unit.</summary>
    public async Task<TicketNumber> Lying(string unit)
    {
        var ticket = Dispatched(unit, null);
        await house.Store(ticket);
        return ticket.Number;
    }

    /// <summary>Runs the keeper until nothing waits.</summary>
    public async Task Keep(int batch = 300)
    {
        Outcome<bool> outcome;
        do
        {
            outcome = await house.System.Run(new KeepKpiFacts(batch));
            Assert.True(outcome.Ok, outcome.ToString());
        }
        while (outcome.Value);
    }

    public async Task<BoardView> Board(DateOnly? month = null, DepartmentKind peers = DepartmentKind.Department, bool live = false)
    {
        var outcome = await house.As(Role.Supervisor).Ask(new PerformanceBoard(month ?? November, peers, live));
        Assert.True(outcome.Ok, outcome.ToString());
        return outcome.Value!;
    }

    public async Task<CasesView> Cases(Kpi kpi, KpiPart part, string? unit = null, Desk? by = null, int page = 1)
    {
        var outcome = await (by ?? house.As(Role.Supervisor)).Ask(new KpiCases(November, kpi.Code, part, unit is null ? null : new DepartmentCode(unit), page));
        Assert.True(outcome.Ok, outcome.ToString());
        return outcome.Value!;
    }

    /// <summary>All that the keeper holds, as text; two stores that say the same are the same.</summary>
    public Task<string> Everything() => house.Db(async db => string.Join('\n', (string[])[
        .. (await db.KpiFacts.AsNoTracking().OrderBy(f => f.Ticket).ThenBy(f => f.Kind).ThenBy(f => f.Hop).ToListAsync()).Select(f => f.ToString()),
        .. (await db.KpiSums.AsNoTracking().OrderBy(s => s.Month).ThenBy(s => s.Unit).ThenBy(s => s.Kind).ToListAsync()).Select(s => $"{s.Month:O} {s.Unit} {s.Kind} {s.Sums}"),
        .. (await db.KpiWatches.AsNoTracking().OrderBy(w => w.Ticket).ToListAsync()).Select(w => $"{w.Ticket} {w.After:O}"),
    ]));

    /// <summary>Forgets all of it, as if it had never been kept.</summary>
    public Task Forget() => house.Db(async db =>
        await db.KpiFacts.ExecuteDeleteAsync() + await db.KpiSums.ExecuteDeleteAsync() + await db.KpiWatches.ExecuteDeleteAsync() + await db.LedgerMarks.ExecuteDeleteAsync());

    private Stamp Stamp => new(Given.Someone, Now);

    private Ticket Dispatched(string unit, Func<Appeal, Appeal>? with)
    {
        var ticket = Given.New(TicketNumber.Of(house.City.Day(Now), Interlocked.Increment(ref serial)), (with ?? (a => a))(Given.Appeal()), Now);
        ticket.Dispatch(new RoutingDecision(new CategoryCode("0101"), new DepartmentCode(unit), []), null, Stamp);
        return ticket;
    }
}
