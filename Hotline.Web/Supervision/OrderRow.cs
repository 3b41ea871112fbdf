using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Tickets;

namespace Hotline.Web.Supervision;

/// <summary>One line of a list of orders and remarks.</summary>
public sealed record OrderRow(
    TicketNumber Ticket, int Serial, string Title, TicketState TicketState, DepartmentCode? Unit, OrderForm Form, OrderTrigger Trigger, OrderState State, string Demand, string ByName,
    DateTimeOffset At, DateTimeOffset DueAt, bool Late);

/// <summary>What a list of orders is narrowed to. Lives in the page's address.</summary>
public sealed record OrderFilter
{
    /// <summary>In this state; null: those that stand.</summary>
    public OrderState? State { get; init; }

    /// <summary>To this unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Of this form.</summary>
    public OrderForm? Form { get; init; }

    /// <summary>Only what was not answered in time.</summary>
    public bool Late { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>That page: unanswered overdue ones first, then as they fall due; what is over, newest first.</summary>
    internal Task<Page<OrderRow>> Apply(HotlineDb db, IReadOnlyList<DepartmentCode>? units, DateTimeOffset now, CancellationToken ct)
    {
        var orders = db.Set<SupervisionOrder>().AsQueryable();
        orders = State is { } state ? orders.Where(o => o.State == state) : orders.Where(o => o.State == OrderState.Open || o.State == OrderState.Answered);
        orders = Form is { } form ? orders.Where(o => o.Form == form) : orders;
        orders = Late ? orders.Where(o => o.State == OrderState.Open && o.DueAt < now) : orders;
        if (Unit is { Length: > 0 } text)
        {
            var unit = new DepartmentCode(text);
            orders = orders.Where(o => o.Unit == unit);
        }

        if (units is not null)
        {
            orders = orders.Where(o => o.Unit != null && units.Contains(o.Unit.Value));
        }

        var shown = orders.Join(db.Tickets, o => o.Ticket, t => t.Number, (o, t) => new { o, t });
        var over = State is OrderState.Done or OrderState.Escalated or OrderState.Lapsed;
        return (over ? shown.OrderByDescending(x => x.o.DueAt).ThenByDescending(x => x.o.Id)
                : shown.OrderBy(x => x.o.State == OrderState.Open && x.o.DueAt < now ? 0 : 1).ThenBy(x => x.o.DueAt).ThenBy(x => x.o.Id))
            .Select(x => new OrderRow(
                x.o.Ticket, x.o.Serial, x.t.Appeal.Title, x.t.State, x.o.Unit, x.o.Form, x.o.Trigger, x.o.State, x.o.Demand, x.o.ByName, x.o.At, x.o.DueAt,
                x.o.State == OrderState.Open && x.o.DueAt < now))
            .Page(Page, ct);
    }
}
