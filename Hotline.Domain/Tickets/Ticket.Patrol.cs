using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;

namespace Hotline.Domain.Tickets;

/// <summary>The next thing the patrol will do to a ticket unless somebody is faster.</summary>
/// <param name="At">When.</param>
/// <param name="Action"><see cref="TicketAction.Warn"/>, <see cref="TicketAction.AutoSign"/> or <see cref="TicketAction.OrderLate"/>.</param>
/// <param name="Level">The light or card.</param>
/// <param name="Clock">The clock behind it.</param>
/// <param name="Order">The order that is late.</param>
public sealed record PatrolMark(DateTimeOffset At, TicketAction Action, WarningLevel? Level = null, Deadline? Clock = null, SupervisionOrder? Order = null);

public sealed partial class Ticket
{
    private readonly List<Warning> warnings = [];

    /// <summary>Lights and cards, oldest first.</summary>
    public IReadOnlyList<Warning> Warnings => warnings;

    /// <summary>When the patrol must look at it next: a sortable copy.</summary>
    public DateTimeOffset? PatrolAt { get; private set; }

    /// <summary>The worst light of the clocks that run: a sortable copy; null while none shines.</summary>
    public WarningLevel? Light { get; private set; }

    /// <summary>Cards that stand against whoever had it.</summary>
    public int Cards { get; private set; }

    /// <summary>
    /// The earliest thing that the rules ask for and that has not been done: whatever order the patrol's rounds come in, however late, each is done once.
    /// A light is given again only where its moment has moved past the time it was given (an extension, a new calendar); a card never.
    /// </summary>
    /// <param name="limits">The limits it was born with.</param>
    /// <param name="rules">Lights and cards.</param>
    /// <param name="time">Calendar and office hours.</param>
    /// <param name="classOf">What kind of unit a unit is.</param>
    /// <returns>The mark, or null while nothing lies ahead.</returns>
    public PatrolMark? NextMark(LimitTable limits, WarningTable rules, WorkingTime time, Func<DepartmentCode, DepartmentKind?>? classOf = null) =>
        NextMark(Clocks(limits, time, classOf), rules, time);

    /// <summary>Does what a mark says.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotDueYet"/>.</exception>
    public void Take(PatrolMark mark, Stamp stamp)
    {
        switch (mark.Action)
        {
            case TicketAction.Warn: Warn(mark, stamp); break;
            case TicketAction.AutoSign: AutoSign(mark, stamp); break;
            default: NoteLateOrder(mark, stamp); break;
        }
    }

    /// <summary>Gives a light or card. Quiet: whoever is writing a reply meanwhile is not overtaken by it.</summary>
    public void Warn(PatrolMark mark, Stamp stamp)
    {
        Refusal.When(mark.Action != TicketAction.Warn || stamp.At < mark.At, RefusalCode.NotDueYet);
        Take(TicketAction.Warn, stamp, $"{mark.Level} {mark.Clock!.Clock}", mark.Clock.Unit, quiet: true);
        warnings.Add(new Warning(Number, mark.Clock.Clock, mark.Clock.Unit, mark.Clock.StartedAt, mark.Level!.Value, mark.Clock.DueAt, mark.At, null, stamp));
    }

    /// <summary>自动签收: the sign limit has run out, the unit counts as having signed, late.</summary>
    public void AutoSign(PatrolMark mark, Stamp stamp)
    {
        Expect(TicketAction.AutoSign);
        Refusal.When(mark.Action != TicketAction.AutoSign || stamp.At < mark.At, RefusalCode.NotDueYet);
        Take(TicketAction.AutoSign, stamp, unit: Lead);
        LeadAssignment!.Accept(stamp.At);
    }

    /// <summary>The answer to an order is overdue: said once.</summary>
    public void NoteLateOrder(PatrolMark mark, Stamp stamp)
    {
        Expect(TicketAction.OrderLate);
        var order = mark.Order is { State: OrderState.Open, LateAt: null } late && stamp.At > late.DueAt ? late : throw new Refusal(RefusalCode.NotDueYet);
        Take(TicketAction.OrderLate, stamp, $"{order.Form}", order.Unit, quiet: true);
        order.BeLate(stamp.At);
    }

    private PatrolMark? NextMark(IReadOnlyList<Deadline> clocks, WarningTable rules, WorkingTime time)
    {
        var ahead = clocks.Where(Patrolled).SelectMany(c => Ahead(c, rules, time))
            .Concat(orders.Where(o => o is { State: OrderState.Open, LateAt: null }).Select(o => new PatrolMark(o.DueAt.AddMilliseconds(1), TicketAction.OrderLate, Order: o)))
            .ToList();
        return ahead.Count == 0 ? null : ahead.OrderBy(m => m.At).ThenBy(m => m.Action).ThenBy(m => m.Level).First();
    }

    private IEnumerable<PatrolMark> Ahead(Deadline clock, WarningTable rules, WorkingTime time) => rules.Of(clock, time)
        .Where(w => !Given(clock, w) && !HeldBack(clock, w) && !Answered(clock, w))
        .Select(w => new PatrolMark(w.At, w.Level is null ? TicketAction.AutoSign : TicketAction.Warn, w.Level, clock));

    // The overall limit binds through the lead's own one, which never ends later.
    private static bool Patrolled(Deadline clock) => clock.Runs && clock.Clock != ClockName.Handle;

    private bool Given(Deadline clock, WarningDue due) => due.Level is { } level
        && warnings.Any(w => w.IsOf(clock) && w.Level == level && (w.IsCard || w.At >= due.At));

    // 无正当理由 is for people to judge.
    private bool HeldBack(Deadline clock, WarningDue due) => due.Level == WarningLevel.RedCard
        && events.Any(e => e.Action == TicketAction.ExplainDelay && Binds(clock, e.Unit) && e.At >= clock.StartedAt);

    // The unit has replied, now the centre is slow: what would fall due meanwhile waits for the review. If the reply is sent back, the clock has never stopped.
    private bool Answered(Deadline clock, WarningDue due) =>
        clock.Clock == ClockName.HandleUnit && replies.LastOrDefault(r => r.State == ReplyState.Pending) is { } reply && Binds(clock, reply.Unit) && due.At > reply.At;

    // Whose words count for a clock: the unit's own and, for a district office, those of whoever has it inside the district.
    private bool Binds(Deadline clock, DepartmentCode? unit) => clock.Unit == unit
        || (clock.Clock == ClockName.HandleUnit && Leads().Any(a => a.Unit == clock.Unit && a.DispatchedAt == clock.StartedAt && TenureOf(a).Any(t => t.Unit == unit)));

    private void ReckonPatrol(IReadOnlyList<Deadline> clocks, WarningTable rules, WorkingTime time)
    {
        PatrolAt = NextMark(clocks, rules, time)?.At;
        // A helper's lateness is no light of the lead's.
        var running = clocks.Where(c => Patrolled(c) && c.Clock != ClockName.CoOperate).ToList();
        Light = warnings.Where(w => !w.IsCard && running.Any(c => w.IsOf(c) && rules.Of(c, time).Any(d => d.Level == w.Level && d.At <= w.At)))
            .Select(w => (WarningLevel?)w.Level).Max();
        Cards = warnings.Count(w => w is { IsCard: true, Stands: true });
    }
}
