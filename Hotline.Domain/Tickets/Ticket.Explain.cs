using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

public sealed partial class Ticket
{
    /// <summary>Why a clock is due when it is.</summary>
    /// <param name="clock">Which clock.</param>
    /// <param name="nth">Which of several of that name, from 1; null for the one that runs, or else the last.</param>
    /// <param name="limits">The limits the ticket was born with.</param>
    /// <param name="time">The calendar.</param>
    /// <param name="now">Until when a request that is still pending has waited.</param>
    /// <param name="classOf">What kind of unit a unit is.</param>
    /// <returns>The ledger; null where the ticket has no such clock.</returns>
    public DeadlineLedger? Explain(
        ClockName clock, int? nth, LimitTable limits, WorkingTime time, DateTimeOffset now, Func<DepartmentCode, DepartmentKind?>? classOf = null)
    {
        var mine = Clocks(limits, time, classOf).Where(c => c.Clock == clock).ToList();
        return (nth is { } place ? mine.ElementAtOrDefault(place - 1) : mine.Find(c => c.Runs) ?? mine.LastOrDefault()) is { } found ? Explain(found, time, now) : null;
    }

    private DeadlineLedger Explain(Deadline found, WorkingTime time, DateTimeOffset now)
    {
        var waits = WaitsDuring(found, now);
        var days = time.Explain(found.StartedAt, found.Limit, found.Extensions, found.NotAfter);
        var own = found.Extensions.Aggregate(time.Add(found.StartedAt, found.Limit), time.Extend);
        return new DeadlineLedger(
            found, time.Binding(found.StartedAt, found.Limit), found.DueAt < own.At,
            [.. days.Select(day => day with { Waited = (int)waits.Sum(w => time.Shared(day.Day, w.From, w.To).TotalMinutes) })], waits);
    }

    private List<LedgerWait> WaitsDuring(Deadline clock, DateTimeOffset now) =>
    [
        .. requests.Where(r => clock.Unit is null || r.Unit == clock.Unit).SelectMany(r => r.Waits(now))
            .Select(w => w with { From = Later(w.From, clock.StartedAt), To = Earlier(w.To, clock.StoppedAt ?? now) })
            .Where(w => w.To > w.From),
    ];

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
