using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

/// <summary>The words in which lists of tickets are asked for.</summary>
public static class TicketQueries
{
    extension(IQueryable<Ticket> tickets)
    {
        /// <summary>Somebody still owes the citizen something.</summary>
        public IQueryable<Ticket> Open() => tickets.In(OpenStates);

        /// <summary>In one of the stages of the boards, registered to follow-up: one that was merged follows its parent. Written so that the boards' partial index serves it.</summary>
        public IQueryable<Ticket> InStages() => tickets.Where(t => t.State < TicketState.Closed);

        /// <summary>In one of these states.</summary>
        public IQueryable<Ticket> In(params TicketState[] states) => states.Length == 1
            ? tickets.Where(t => t.State == states[0])
            : tickets.Where(t => states.Contains(t.State));

        /// <summary>With this unit as lead.</summary>
        public IQueryable<Ticket> With(DepartmentCode unit) => tickets.Where(t => t.Lead == unit);

        /// <summary>A clock that runs is past its due time.</summary>
        public IQueryable<Ticket> OverdueAt(DateTimeOffset now) => tickets.Where(t => t.DueAt < now);
    }

    /// <summary>The stages of the boards, in the order of a ticket's life.</summary>
    public static readonly IReadOnlyList<TicketState> Stages = [TicketState.Registered, TicketState.Dispatched, TicketState.InHand, TicketState.UnderReview, TicketState.ToFollowUp];

    private static readonly TicketState[] OpenStates = [.. Enum.GetValues<TicketState>().Where(Lifecycle.IsOpen).Except([TicketState.Draft])];
}
