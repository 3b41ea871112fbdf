using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;

namespace Hotline.Web.Supervision;

/// <summary>What a list of the board is narrowed to beyond what every list can be.</summary>
public sealed record BoardFilter
{
    /// <summary>Under this light.</summary>
    public WarningLevel? Light { get; init; }

    /// <summary>Under no light at all.</summary>
    public bool Dark { get; init; }

    /// <summary>In this stage.</summary>
    public TicketState? State { get; init; }

    /// <summary>With this clock due first.</summary>
    public ClockName? Clock { get; init; }

    /// <summary>With an order or remark that stands like this, closed tickets too.</summary>
    public OrderState? Order { get; init; }

    /// <summary>No unit has it yet.</summary>
    public bool NoUnit { get; init; }
}

/// The open tickets behind a figure of the board, the most pressing first.
[Needs(Permission.SeeBoards | Permission.Supervise)]
public sealed record SupervisedTickets(BoardFilter Board, QueueFilter Filter) : IQuestion<Page<TicketRow>>
{
    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<SupervisedTickets, Page<TicketRow>>
    {
        public Task<Page<TicketRow>> Handle(SupervisedTickets request, CancellationToken ct) =>
            request.Filter.Apply(Narrow(request.Board), city.Now, clock.GetUtcNow()).Page(request.Filter.Page, ct);

        private IQueryable<Ticket> Narrow(BoardFilter board)
        {
            var tickets = db.Tickets.AsQueryable();
            if (board.Order is { } order)
            {
                var ordered = db.Orders(order).Select(o => o.Ticket);
                tickets = tickets.Where(t => ordered.Contains(t.Number));
            }

            // Orders may stand on closed tickets; everything else on the board is about open ones.
            tickets = board.State is { } state ? tickets.In(state) : board.Order is null ? tickets.InStages() : tickets;
            tickets = board.Light is { } light ? tickets.Where(t => t.Light == light) : board.Dark ? tickets.Where(t => t.Light == null) : tickets;
            tickets = board.Clock is { } name ? tickets.Where(t => t.DueClock == name) : tickets;
            return board.NoUnit ? tickets.Where(t => t.Lead == null) : tickets;
        }
    }
}
