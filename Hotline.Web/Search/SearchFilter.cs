using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;

namespace Hotline.Web.Search;

/// <summary>What a search is narrowed to. Lives in the page's address.</summary>
public sealed record SearchFilter
{
    public TicketState? State { get; init; }

    public string? Unit { get; init; }

    /// <summary>A first- or second-level category.</summary>
    public string? Category { get; init; }

    /// <summary>Registered on this local day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Registered on this local day or earlier.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The narrowed tickets.</summary>
    public IQueryable<Ticket> Apply(IQueryable<Ticket> tickets, CityRules rules)
    {
        tickets = new QueueFilter { Unit = Unit, Category = Category }.Narrow(tickets, rules, default);
        tickets = State is { } state ? tickets.In(state) : tickets;
        if (From is { } from)
        {
            var begin = Midnight(from, rules);
            tickets = tickets.Where(t => t.RegisteredAt >= begin);
        }

        if (To is { } to && to < DateOnly.MaxValue)
        {
            var end = Midnight(to.AddDays(1), rules);
            tickets = tickets.Where(t => t.RegisteredAt < end);
        }

        return tickets;
    }

    private static DateTimeOffset Midnight(DateOnly day, CityRules rules)
    {
        // The first days of the calendar have no UTC instant east of Greenwich.
        var local = (day < new DateOnly(1900, 1, 1) ? new DateOnly(1900, 1, 1) : day).ToDateTime(default);
        return new DateTimeOffset(local, rules.Time.Zone.GetUtcOffset(local));
    }
}
