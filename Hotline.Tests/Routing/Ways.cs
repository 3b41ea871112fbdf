using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Hotline.Web.Review;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Routing;

/// <summary>Ways of tickets through units, walked through the door, and what the ledger made of them.</summary>
internal sealed class Ways(House house)
{
    private static int serial = 700_000;

    /// <summary>A registered ticket with a proposal; <paramref name="suggested"/> null means that the machine named no unit.</summary>
    public async Task<TicketNumber> Registered(string? suggested = "urban-management", double sure = 0.84, bool unsure = false, Func<Appeal, Appeal>? with = null)
    {
        var route = new SuggestedRoute(new CategoryCode("0101"), suggested is null ? null : new DepartmentCode(suggested), sure, suggested is null ? 0 : sure, unsure, "", "model-1");
        var number = TicketNumber.Of(house.City.Day(house.Clock.Now), Interlocked.Increment(ref serial));
        await house.Store(Ticket.Register(number, (with ?? (a => a))(Given.Appeal()), route, "hash", "guangdong-1", new Stamp(Given.Someone, house.Clock.Now)));
        return number;
    }

    public async Task<TicketNumber> Dispatched(string to, string? suggested = "urban-management", double sure = 0.84, bool unsure = false, Func<Appeal, Appeal>? with = null)
    {
        var number = await Registered(suggested, sure, unsure, with);
        await Dispatch(number, to);
        return number;
    }

    public Task Dispatch(TicketNumber number, string to, Desk? by = null) =>
        Do(number, version => new DispatchTicket { Number = number, Version = version, Category = "0101", Lead = to }, by ?? house.As(Role.Dispatcher));

    public Task Redirect(TicketNumber number, string to) =>
        Do(number, version => new RedirectTicket { Number = number, Version = version, Category = "0101", Lead = to, Note = "不是该单位职责" }, house.As(Role.Dispatcher));

    public async Task Return(TicketNumber number, string from, string to)
    {
        await Do(number, version => new AskReturn { Number = number, Version = version, ReasonCode = "not-ours", Reason = "不属于本单位", Basis = "职责分工", SuggestedUnit = to }, house.As(Role.Liaison, from));
        await Do(number, version => new GrantReturn { Number = number, Version = version, Category = "0101", Lead = to }, house.As(Role.Dispatcher));
    }

    public async Task Answer(TicketNumber number, string unit)
    {
        await Do(number, version => new AcceptTicket { Number = number, Version = version }, house.As(Role.Liaison, unit));
        await Do(number, version => new ReplyToTicket { Number = number, Version = version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "当晚已派人到场清理，并安排每日巡查。" }, house.As(Role.Liaison, unit));
        await Do(number, version => new ApproveReply { Number = number, Version = version, Note = "口头核实过" }, house.As(Role.Reviewer));
    }

    public async Task Amend(TicketNumber number, Func<AmendTicket, AmendTicket> change)
    {
        var ticket = await house.Ticket(number);
        await Do(number, _ => change(AmendTicket.Of(ticket)), house.As(Role.Operator));
    }

    /// <summary>Runs the ledger until nothing waits.</summary>
    public async Task Keep(int batch = 500)
    {
        Outcome<bool> outcome;
        do
        {
            outcome = await house.System.Run(new KeepRoutingLedger(batch));
            Assert.True(outcome.Ok, outcome.ToString());
        }
        while (outcome.Value);
    }

    public async Task<RoutingFigures> Figures(int weeks = 12, string? unit = null)
    {
        var outcome = await house.As(Role.Supervisor).Ask(new RoutingQuality(null, weeks, unit is null ? null : new DepartmentCode(unit)));
        Assert.True(outcome.Ok, outcome.ToString());
        return outcome.Value!;
    }

    public Task<Correction?> Correction(TicketNumber number) => house.Db(db => db.Corrections.AsNoTracking().SingleOrDefaultAsync(c => c.Ticket == number));

    public Task<RoutingOutcome?> Outcome(TicketNumber number) => house.Db(db => db.RoutingOutcomes.AsNoTracking().SingleOrDefaultAsync(o => o.Ticket == number));

    /// <summary>All that the ledger holds, as text; two stores that say the same are the same.</summary>
    public Task<string> Everything() => house.Db(async db => string.Join('\n', (string[])[
        .. (await db.RoutingOutcomes.AsNoTracking().OrderBy(o => o.Ticket).ToListAsync()).Select(o => o.ToString()),
        .. (await db.RoutingWeeks.AsNoTracking().OrderBy(w => w.Week).ThenBy(w => w.Unit).ThenBy(w => w.Model).ThenBy(w => w.Machine).ThenBy(w => w.Bin).ToListAsync())
            .Select(w => $"{w.Week:O} {w.Unit} {w.Model} {w.Machine} {w.Bin}: {w.Dispatched} {w.Stood} {w.Returned} {w.Unsure} {w.Followed} {w.Hits} {w.Confidence}"),
        .. (await db.RoutingPairs.AsNoTracking().OrderBy(p => p.Week).ThenBy(p => p.Suggested).ThenBy(p => p.Final).ToListAsync()).Select(p => $"{p.Week:O} {p.Suggested} {p.Final} {p.Count}"),
        .. (await db.Corrections.AsNoTracking().OrderBy(c => c.Ticket).ToListAsync()).Select(c => $"{c.Ticket} {c.Category} {c.Unit} {c.Source} {c.At:O}"),
    ]));

    /// <summary>Forgets the ledger, as if it had never been kept.</summary>
    public Task Forget() => house.Db(async db =>
        await db.RoutingOutcomes.ExecuteDeleteAsync() + await db.RoutingWeeks.ExecuteDeleteAsync() + await db.RoutingPairs.ExecuteDeleteAsync()
        + await db.Corrections.ExecuteDeleteAsync() + await db.LedgerMarks.ExecuteDeleteAsync());

    private async Task Do(TicketNumber number, Func<int, ICommand> command, Desk by)
    {
        var outcome = await by.Run(command((await house.Ticket(number)).Version));
        Assert.True(outcome.Ok, outcome.ToString());
    }
}
