using System.Globalization;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Promises;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Performance;

/// <summary>What a ticket counts for, judged by all that is known of it at one moment.</summary>
/// <param name="Facts">All that is settled.</param>
/// <param name="LookAgainAfter">When the next open limit ends, if one is open: then time alone settles it.</param>
public sealed record KpiJudgement(IReadOnlyList<KpiFact> Facts, DateTimeOffset? LookAgainAfter)
{
    /// <summary>Judges a ticket.</summary>
    /// <param name="ticket">With events, assignments, requests, replies and evaluations.</param>
    /// <param name="limits">The limits it was born with.</param>
    /// <param name="time">Working days and hours.</param>
    /// <param name="now">Until when; limits that end later are not yet settled.</param>
    /// <param name="known">What was settled before: such due dates and times are not reckoned anew while their terms are the same.</param>
    /// <param name="classOf">What kind of unit a unit is.</param>
    public static KpiJudgement Of(Ticket ticket, LimitTable limits, WorkingTime time, DateTimeOffset now, IReadOnlyList<KpiFact>? known = null,
        Func<DepartmentCode, DepartmentKind?>? classOf = null)
    {
        var judge = new KpiJudge(ticket, limits, time, now, known ?? [], classOf);
        judge.Judge();
        return new KpiJudgement(judge.Facts, judge.LookAgainAfter);
    }
}

/// <summary>Judges one ticket once.</summary>
internal sealed partial class KpiJudge
{
    private readonly Ticket ticket;
    private readonly WorkingTime time;
    private readonly DateTimeOffset now;
    private readonly Dictionary<(FactKind, int), KpiFact> known;
    private readonly IReadOnlyList<Deadline> clocks;
    private readonly List<KpiFact> facts = [];

    internal KpiJudge(Ticket ticket, LimitTable limits, WorkingTime time, DateTimeOffset now, IReadOnlyList<KpiFact> known, Func<DepartmentCode, DepartmentKind?>? classOf)
    {
        (this.ticket, this.time, this.now) = (ticket, time, now);
        this.known = known.ToDictionary(f => (f.Kind, f.Hop));
        clocks = ticket.Clocks(limits, time, classOf);
    }

    internal IReadOnlyList<KpiFact> Facts => facts;

    internal DateTimeOffset? LookAgainAfter { get; private set; }

    // A dispatch by the machine that was recalled was none: no clock holds it against anybody, and no figure. What a district office took back it had all along.
    private IEnumerable<Assignment> Leads =>
        ticket.Assignments.Where(a => a is { Kind: AssignmentKind.Lead, TookBack: false } && !(a.Hop == 1 && ticket.MachineUndone == TicketAction.Recall));

    internal void Judge()
    {
        Registered();
        Dispatched();
        Limits();
        Ended();
        Promised();
    }

    private void Registered()
    {
        Count(FactKind.Direct, 0, KpiFact.City, ticket.RegisteredAt, ticket.Events.Any(e => e.Action == TicketAction.AnswerDirectly));
        Count(FactKind.Repeat, 0, KpiFact.City, ticket.RegisteredAt, ticket.Parent is not null);
    }

    private void Dispatched()
    {
        if (ticket.Events.FirstOrDefault(IsDispatch) is { } first)
        {
            var moved = ticket.Events.Any(e => e.Sequence > first.Sequence && (IsDispatch(e) || e.Action is TicketAction.Redirect or TicketAction.GrantReturn or TicketAction.Rule or TicketAction.Recall));
            Count(FactKind.FirstDispatch, 0, KpiFact.City, first.At, !moved);
        }

        foreach (var lead in Leads)
        {
            var returned = ticket.Requests.Any(r => r is { Kind: UnitRequestKind.Return, State: UnitRequestState.Granted } && r.Unit == lead.Unit && r.DecidedAt == ticket.EndOf(lead));
            Count(FactKind.Return, lead.Hop, lead.Unit, lead.DispatchedAt, returned);
            if (ApprovedReplyOf(lead) is { } reply)
            {
                Time(lead, reply);
            }
        }
    }

    // Closed tickets only: a matter is judged once, by what the citizen said last, when all is over.
    private void Ended()
    {
        if (ticket.State != TicketState.Closed || ticket.Events.LastOrDefault(e => e.To == TicketState.Closed && e.From != TicketState.Closed) is not { } closed)
        {
            return;
        }

        var unit = ticket.ApprovedReply?.Unit ?? KpiFact.City;
        if (closed.From == TicketState.ToFollowUp && closed.Action != TicketAction.CloseUncalled)
        {
            Count(FactKind.Reach, 0, unit, closed.At, closed.Action != TicketAction.CloseUnreached);
        }

        if (ticket.CurrentEvaluation is { } said)
        {
            var at = said.At > closed.At ? said.At : closed.At;
            Count(FactKind.Solved, 0, unit, at, said.Solved);
            Count(FactKind.Satisfied, 0, unit, at, said.Result >= 3);
        }

        if (ticket.Assignments.LastOrDefault(a => a.Kind == AssignmentKind.Lead) is { } lead)
        {
            // What the first unit did badly is not held against a unit that came in for the redo.
            var redo = ticket.Events.FirstOrDefault(e => e.Action == TicketAction.Redo);
            Count(FactKind.Redo, 0, redo?.Unit ?? lead.Unit, closed.At, redo is not null);
        }
    }

    private void Promised()
    {
        foreach (var (nth, promise) in ticket.Promises.Index())
        {
            if (promise is { State: PromiseState.Kept or PromiseState.Broken, SettledAt: { } at })
            {
                Count(FactKind.Promise, nth + 1, promise.Unit ?? KpiFact.City, at, promise.State == PromiseState.Kept);
            }
        }
    }

    private void Time(Assignment lead, DepartmentReply reply)
    {
        var terms = Terms(lead.DispatchedAt, reply.At);
        var was = known.GetValueOrDefault((FactKind.Time, lead.Hop));
        facts.Add(Fact(FactKind.Time, lead.Hop, lead.Unit, reply.DecidedAt ?? reply.At, true) with
        {
            DoneAt = reply.At,
            Terms = terms,
            Value = was?.Terms == terms ? was.Value : time.Between(lead.DispatchedAt, reply.At, BudgetUnit.WorkingMinute),
        });
    }

    private void Count(FactKind kind, int hop, DepartmentCode unit, DateTimeOffset at, bool hit) => facts.Add(Fact(kind, hop, unit, at, hit) with { DoneAt = at });

    private KpiFact Fact(FactKind kind, int hop, DepartmentCode unit, DateTimeOffset at, bool hit) =>
        new() { Ticket = ticket.Number, Kind = kind, Hop = hop, Unit = unit, Month = Month(at), Hit = hit };

    private DateOnly Month(DateTimeOffset at)
    {
        var local = time.Local(at);
        return new DateOnly(local.Year, local.Month, 1);
    }

    private static bool IsDispatch(TicketEvent e) => e.From == TicketState.Registered && e.To == TicketState.Dispatched;

    private DepartmentReply? ApprovedReplyOf(Assignment lead) => RepliesOf(lead).FirstOrDefault(r => r.State == ReplyState.Approved);

    private IEnumerable<DepartmentReply> RepliesOf(Assignment lead) => ticket.RepliesOf(lead);

    private string Terms(params DateTimeOffset[] instants) =>
        string.Create(CultureInfo.InvariantCulture, $"{ticket.LimitVersion} {(int)ticket.Appeal.Type}{(int)ticket.Appeal.Urgency}{(int)ticket.Appeal.Channel} {string.Join(' ', instants.Select(i => i.ToUnixTimeMilliseconds()))}");
}
