using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Routing;

namespace Hotline.Web.Tickets;

/// <summary>What a list is narrowed to. Lives in the page's address, so a filtered queue can be bookmarked and sent to a colleague.</summary>
public sealed record QueueFilter
{
    public Channel? Channel { get; init; }

    public AppealType? Type { get; init; }

    public Urgency? Urgency { get; init; }

    /// <summary>A first- or second-level category.</summary>
    public string? Category { get; init; }

    public string? Unit { get; init; }

    /// <summary>Only what is past its due time.</summary>
    public bool Overdue { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The filtered list, the most pressing first.</summary>
    public IQueryable<TicketRow> Apply(IQueryable<Ticket> tickets, CityRules rules, DateTimeOffset now) =>
        Narrow(tickets, rules, now).OrderBy(t => t.DueAt).ThenBy(t => t.Number).Select(TicketRow.Of);

    /// <summary>The filtered list, for a queue with an order of its own.</summary>
    public IQueryable<Ticket> Narrow(IQueryable<Ticket> tickets, CityRules rules, DateTimeOffset now)
    {
        tickets = Channel is { } channel ? tickets.Where(t => t.Appeal.Channel == channel) : tickets;
        tickets = Type is { } type ? tickets.Where(t => t.Appeal.Type == type) : tickets;
        tickets = Urgency is { } urgency ? tickets.Where(t => t.Appeal.Urgency == urgency) : tickets;
        tickets = Unit is { Length: > 0 } unit ? tickets.With(new DepartmentCode(unit)) : tickets;
        tickets = Overdue ? tickets.OverdueAt(now) : tickets;
        if (Category is { Length: > 0 } code)
        {
            CategoryCode?[] codes = [.. rules.Categories.Where(c => c.Code.Value.StartsWith(code, StringComparison.Ordinal)).Select(c => (CategoryCode?)c.Code)];
            tickets = tickets.Where(t => codes.Contains(t.Appeal.Category));
        }

        return tickets;
    }
}
