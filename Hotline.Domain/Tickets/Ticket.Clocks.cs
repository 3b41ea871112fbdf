using System.Globalization;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;

namespace Hotline.Domain.Tickets;

public sealed partial class Ticket
{
    /// <summary>The earliest due time of the running clocks that bind whoever has the ticket now: a sortable copy of <see cref="Clocks"/>.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The clock behind <see cref="DueAt"/>.</summary>
    public ClockName? DueClock { get; private set; }

    /// <summary>When that clock started; with <see cref="DueAt"/> it says how much is left.</summary>
    public DateTimeOffset? DueSince { get; private set; }

    /// <summary>When the overall handling limit ends; told to everyone, the citizen included.</summary>
    public DateTimeOffset? HandleDueAt { get; private set; }

    /// <summary>A due date above was counted over a year without a calendar.</summary>
    public bool DueProvisional { get; private set; }

    /// <summary>Recomputes the sortable copies from the timeline. Called before every save.</summary>
    /// <param name="limits">The limits the ticket was born with.</param>
    /// <param name="warnings">The rules for lights and cards.</param>
    /// <param name="time">The calendar.</param>
    /// <param name="classOf">What kind of unit a unit is; without it, rows for a kind of unit are left aside.</param>
    public void Reckon(LimitTable limits, WarningTable warnings, WorkingTime time, Func<DepartmentCode, DepartmentKind?>? classOf = null)
    {
        var clocks = Clocks(limits, time, classOf);
        var next = clocks.Where(c => c.Runs && c.Clock is not (ClockName.FirstContact or ClockName.CoOperate)).MinBy(c => c.DueAt);
        (DueAt, DueClock, DueSince) = (next?.DueAt, next?.Clock, next?.StartedAt);
        var overall = clocks.SingleOrDefault(c => c.Clock == ClockName.Handle);
        HandleDueAt = overall?.DueAt;
        ReckonParts(clocks);
        ReckonPatrol(clocks, warnings, time);
        OfferForPublication();
        AnswerBy = State == TicketState.ToFollowUp && CurrentEvaluation is null ? AnswerBy : null;
        DueProvisional = next?.Provisional == true || overall is { Runs: true, Provisional: true };
    }

    /// <summary>Every clock of this ticket, read from its timeline; nothing is kept by hand.</summary>
    /// <param name="limits">The limits the ticket was born with.</param>
    /// <param name="time">The calendar.</param>
    /// <param name="classOf">What kind of unit a unit is; without it, rows for a kind of unit are left aside.</param>
    public IReadOnlyList<Deadline> Clocks(LimitTable limits, WorkingTime time, Func<DepartmentCode, DepartmentKind?>? classOf = null)
    {
        var ended = First(TicketAction.Withdraw);
        var clocks = new List<Deadline>();
        var extra = limits.Requests(Appeal.Legal).MaxExtension.Unit;

        Due Start(ClockName name, DepartmentCode? unit, DateTimeOffset from, DateTimeOffset? to, IReadOnlyList<Budget>? extensions = null, Due? notAfter = null)
        {
            var limit = limits.Find(name, Appeal.Type, Appeal.Urgency, Appeal.Channel, Appeal.Legal, unit is { } bound ? classOf?.Invoke(bound) : null);
            var due = (extensions ?? []).Aggregate(time.Add(from, limit), time.Extend);
            due = notAfter is { } last ? due.NotAfter(last) : due;
            clocks.Add(new Deadline(name, unit, from, to ?? ended, due.At, due.Provisional, limit.Budget) { Limit = limit, Extensions = extensions is { Count: > 0 } ? extensions : [], NotAfter = notAfter?.At });
            return due;
        }

        TicketAction[] dispatch = Recalled ? [TicketAction.Dispatch] : [TicketAction.Dispatch, TicketAction.AutoDispatch];
        Start(ClockName.Dispatch, null, Appeal.Channel == Channel.Letter ? ReceivedAt : RegisteredAt,
            First([.. dispatch, TicketAction.AnswerDirectly, TicketAction.Decline, TicketAction.Transfer, TicketAction.Merge]));

        if (First(dispatch) is { } dispatched)
        {
            var approved = First(TicketAction.Approve);
            var overall = Start(ClockName.Handle, null, dispatched, approved, Granted(extra, dispatched, approved));
            foreach (var lead in assignments.Where(a => a is { Kind: AssignmentKind.Lead, TookBack: false } && !(Recalled && a.Hop == 1)))
            {
                Start(ClockName.Sign, lead.Unit, lead.DispatchedAt, lead.AcceptedAt ?? lead.RelievedAt);
                if (Appeal.Caller.CanBeCalled)
                {
                    // An answer without a call stops nothing, only the end of the ticket does: "closed without contact" must not look punctual.
                    Start(ClockName.FirstContact, lead.Unit, lead.DispatchedAt, lead.ContactedAt ?? lead.RelievedAt ?? ClosedAt);
                }

                // A unit that comes in only for the redo is bound by the redo's limit: the overall one is over.
                if (approved is null || lead.DispatchedAt <= approved)
                {
                    // A district office that hands it on goes on answering for it.
                    var left = EndOf(lead);
                    Start(ClockName.HandleUnit, lead.Unit, lead.DispatchedAt, ApprovedReplyOf(lead) ?? left,
                        Granted(extra, lead.DispatchedAt, left ?? approved), overall);
                }
            }
        }

        Spans(TicketAction.Reply, [TicketAction.Approve, TicketAction.SendBack], (from, to) => Start(ClockName.Review, null, from, to));
        foreach (var redo in events.Where(e => e.Action == TicketAction.Redo))
        {
            Start(ClockName.Redo, Lead ?? redo.Unit, redo.At, ReplyThatStood(redo), Granted(extra, redo.At, null));
        }

        // A part is never due after the answer it belongs to: the overall limit, after a redo the redo's own.
        foreach (var helper in assignments.Where(a => a.Kind == AssignmentKind.CoOperating && !(Recalled && a.Hop == 1)))
        {
            var whole = clocks.FindLast(c => c.Clock == (First(TicketAction.Approve) < helper.DispatchedAt ? ClockName.Redo : ClockName.Handle));
            Start(ClockName.CoOperate, helper.Unit, helper.DispatchedAt, PartEnded(helper), notAfter: whole is null ? null : new Due(whole.DueAt, whole.Provisional));
        }

        var asking = events.Where(e => e.To == TicketState.ToFollowUp && e.From != TicketState.ToFollowUp).ToList();
        foreach (var asked in asking)
        {
            var (from, to) = (asked.At, events.FirstOrDefault(e => e.Sequence > asked.Sequence && e.From == TicketState.ToFollowUp && e.To != TicketState.ToFollowUp)?.At);
            if (AskedByLink && asked == asking[^1])
            {
                // Whom nobody calls, nobody calls late; a discontent that came by link is decided on from then.
                if (CurrentEvaluation is not { Content: false } said || said.At > to)
                {
                    continue;
                }

                from = said.At;
            }

            Start(ClockName.FollowUp, null, from, to);
        }

        return clocks;
    }

    // An extension moves the clocks that run when it is granted, no others. It is counted in the unit the rules for requests name.
    private List<Budget> Granted(BudgetUnit unit, DateTimeOffset from, DateTimeOffset? to) =>
    [
        .. events.Where(e => e.Action == TicketAction.GrantExtension && e.At >= from && (to is null || e.At <= to))
            .Select(e => new Budget(int.Parse(e.Note!, CultureInfo.InvariantCulture), unit)),
    ];

    // The reply that was then approved, given while this unit had it (it may have it twice); one that was sent back has stopped nothing.
    private DateTimeOffset? ApprovedReplyOf(Assignment lead) =>
        RepliesOf(lead).FirstOrDefault(r => r.State == ReplyState.Approved)?.At;

    /// <summary>Replies given while this unit had it, or somebody inside its district.</summary>
    internal IEnumerable<DepartmentReply> RepliesOf(Assignment lead) =>
        replies.Where(r => r.At >= lead.DispatchedAt && (EndOf(lead) is not { } left || r.At <= left) && TenureOf(lead).Any(a => a.Unit == r.Unit));

    // With the part, the release, or the answer that was approved without it: whatever came first.
    private DateTimeOffset? PartEnded(Assignment helper)
    {
        var approved = events.FirstOrDefault(e => e.Action == TicketAction.Approve && e.At >= helper.DispatchedAt)?.At;
        return new[] { helper.RepliedAt, helper.RelievedAt, approved }.Min();
    }

    private void ReckonParts(IReadOnlyList<Deadline> clocks)
    {
        foreach (var helper in assignments.Where(a => a.Kind == AssignmentKind.CoOperating))
        {
            helper.DueAt = clocks.FirstOrDefault(c => c.Runs && c.Clock == ClockName.CoOperate && c.Unit == helper.Unit && c.StartedAt == helper.DispatchedAt)?.DueAt;
        }
    }

    private DateTimeOffset? ReplyThatStood(TicketEvent redo) =>
        events.FirstOrDefault(e => e.Sequence > redo.Sequence && e.Action == TicketAction.Reply && DecisionOn(e)?.Action != TicketAction.SendBack)?.At;

    private TicketEvent? DecisionOn(TicketEvent reply) =>
        events.FirstOrDefault(e => e.Sequence > reply.Sequence && e.Action is TicketAction.Approve or TicketAction.SendBack);

    private DateTimeOffset? ClosedAt => events.FirstOrDefault(e => e.To == TicketState.Closed)?.At;

    private DateTimeOffset? First(params TicketAction[] actions) => events.FirstOrDefault(e => actions.Contains(e.Action))?.At;

    private void Spans(TicketAction from, TicketAction[] to, Action<DateTimeOffset, DateTimeOffset?> span)
    {
        foreach (var start in events.Where(e => e.Action == from))
        {
            span(start.At, events.FirstOrDefault(e => e.Sequence > start.Sequence && to.Contains(e.Action))?.At);
        }
    }
}
