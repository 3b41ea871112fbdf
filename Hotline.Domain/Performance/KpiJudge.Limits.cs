using System.Globalization;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Performance;

/// <content>What has a limit: settled when it was done or when the limit ended, whichever came first; open limits wait.</content>
internal sealed partial class KpiJudge
{
    private void Limits()
    {
        var approved = ticket.Events.FirstOrDefault(e => e.Action == TicketAction.Approve)?.At;
        var closed = ticket.Events.FirstOrDefault(e => e.To == TicketState.Closed)?.At;
        foreach (var (clock, lead) in Of(ClockName.Sign, Leads))
        {
            Settle(FactKind.Sign, lead.Hop, lead.Unit, clock, lead.AcceptedAt, lead.AcceptedAt, lead.RelievedAt);
        }

        foreach (var (clock, lead) in Of(ClockName.FirstContact, Leads))
        {
            Settle(FactKind.Contact, lead.Hop, lead.Unit, clock, lead.ContactedAt, lead.ContactedAt, lead.RelievedAt, missedAt: closed);
        }

        // A unit that came in only for the redo has no clock of its own here, as in Ticket.Clocks.
        foreach (var (clock, lead) in Of(ClockName.HandleUnit, Leads.Where(a => approved is null || a.DispatchedAt <= approved)))
        {
            var reply = ApprovedReplyOf(lead);
            Settle(FactKind.Handle, lead.Hop, lead.Unit, clock, reply?.At, reply?.DecidedAt ?? reply?.At, ticket.EndOf(lead), waits: due => WaitsForReview(lead, due));
        }

        if (clocks.SingleOrDefault(c => c.Clock == ClockName.Handle) is { } overall)
        {
            Settle(FactKind.Overall, 0, KpiFact.City, overall, approved, approved, approved is null ? overall.StoppedAt : null);
        }
    }

    // Ticket.Clocks starts these clocks in the order of the assignments, one each, or none at all.
    private IEnumerable<(Deadline Clock, Assignment Lead)> Of(ClockName name, IEnumerable<Assignment> leads) => clocks.Where(c => c.Clock == name).Zip(leads);

    // Handed in in time and not yet read, or never read because the citizen withdrew: nobody can say yet, or ever, that it was late.
    private bool WaitsForReview(Assignment lead, DateTimeOffset due) =>
        RepliesOf(lead).Any(r => r.At <= due && r.State is (ReplyState.Pending or ReplyState.Lapsed));

    /// <summary>Adds the fact if it is settled.</summary>
    /// <param name="kind">About what.</param>
    /// <param name="hop">Which assignment.</param>
    /// <param name="unit">Whose.</param>
    /// <param name="clock">Start and limit.</param>
    /// <param name="doneAt">When it was done: what the limit is held against.</param>
    /// <param name="countsAt">When that counts.</param>
    /// <param name="endedAt">When the unit was relieved of it, or the citizen withdrew: within the limit, nobody is judged.</param>
    /// <param name="missedAt">When it could no longer be done.</param>
    /// <param name="waits">Whether the limit has ended and it still cannot be said.</param>
    private void Settle(
        FactKind kind, int hop, DepartmentCode unit, Deadline clock, DateTimeOffset? doneAt, DateTimeOffset? countsAt, DateTimeOffset? endedAt,
        DateTimeOffset? missedAt = null, Func<DateTimeOffset, bool>? waits = null)
    {
        var terms = Terms(clock.StartedAt) + string.Create(CultureInfo.InvariantCulture, $" +{Extended(clock)}{(clock.Provisional ? "?" : "")}");
        var was = known.GetValueOrDefault((kind, hop));
        var due = was?.Terms == terms && was.DueAt is { } kept ? kept : clock.DueAt;
        if (doneAt is { } done)
        {
            Add(Earlier(countsAt!.Value, due), done <= due);
        }
        else if (endedAt is { } ended)
        {
            if (ended > due && waits?.Invoke(due) != true)
            {
                Add(due, false);
            }
        }
        else if (missedAt is { } missed)
        {
            Add(Earlier(missed, due), false);
        }
        else if (now <= due)
        {
            LookAgainAfter = LookAgainAfter is { } earlier ? Earlier(earlier, due) : due;
        }
        else if (waits?.Invoke(due) != true)
        {
            Add(due, false);
        }

        void Add(DateTimeOffset at, bool hit) => facts.Add(Fact(kind, hop, unit, at, hit) with { DueAt = due, DoneAt = doneAt, Terms = terms });
    }

    // Working days granted while this clock could still be moved by them.
    private int Extended(Deadline clock) => clock.Clock is not (ClockName.Handle or ClockName.HandleUnit) ? 0
        : ticket.Events.Where(e => e.Action == TicketAction.GrantExtension && e.At >= clock.StartedAt && (clock.StoppedAt is null || e.At <= clock.StoppedAt))
            .Sum(e => int.Parse(e.Note!, CultureInfo.InvariantCulture));

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a <= b ? a : b;
}
