using Hotline.Domain.Tickets;

namespace Hotline.Web.PublicPortal;

/// <summary>A ticket's way as people know it from parcels: where it has been, where it is, what comes.</summary>
public static class Progress
{
    private static readonly TicketState[] usual =
        [TicketState.Registered, TicketState.Dispatched, TicketState.InHand, TicketState.UnderReview, TicketState.ToFollowUp, TicketState.Closed];

    private static readonly TicketState[] answeredAtOnce = [TicketState.Registered, TicketState.ToFollowUp, TicketState.Closed];

    private static readonly TicketState[] merged = [TicketState.Registered, TicketState.Merged, TicketState.ToFollowUp, TicketState.Closed];

    /// <summary>The steps of this ticket.</summary>
    public static IReadOnlyList<ProgressStep> Of(Ticket ticket)
    {
        var way = Way(ticket);
        var here = Array.IndexOf(way, ticket.State);
        var over = Lifecycle.IsTerminal(ticket.State);
        return [.. way.Select((state, i) => new ProgressStep(
            state,
            i < here || (over && i == here) ? StepReached.Done : i == here ? StepReached.Now : StepReached.Ahead,
            i <= here ? ReachedAt(ticket, state) : null))];
    }

    private static TicketState[] Way(Ticket ticket)
    {
        if (ticket.State is TicketState.Declined or TicketState.Transferred or TicketState.Withdrawn)
        {
            return [.. usual.Where(s => s == TicketState.Registered || ticket.Events.Any(e => e.To == s)), ticket.State];
        }

        return ticket.Events.Any(e => e.Action == TicketAction.Merge) ? merged
            : ticket.Events.Any(e => e.Action == TicketAction.AnswerDirectly) ? answeredAtOnce
            : usual;
    }

    // A citizen who wants no answer skips the follow-up: then it was answered when it was closed.
    private static DateTimeOffset? ReachedAt(Ticket ticket, TicketState state) =>
        state == TicketState.Registered ? ticket.RegisteredAt : ticket.Events.LastOrDefault(e => e.To == state && e.From != state)?.At
        ?? (state == TicketState.ToFollowUp ? ticket.ApprovedReply?.DecidedAt : null);
}
