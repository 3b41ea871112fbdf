using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Supervision;

/// <summary>Addresses of the boards' lists: what a figure leads to.</summary>
public static class BoardAddress
{
    /// <summary>The board.</summary>
    public const string Board = "/console/supervision";

    /// <summary>The morning list.</summary>
    public const string Morning = $"{Board}/morning";

    /// <summary>Orders.</summary>
    public const string Orders = $"{Board}/orders";

    /// <summary>Cards.</summary>
    public const string Cards = $"{Board}/cards";

    /// <summary>The wall screen.</summary>
    public const string Wall = $"{Board}/wall";

    /// <summary>Tickets that should get an order.</summary>
    public const string Suggested = $"{Board}/suggested";

    /// <summary>The word for tickets under no light.</summary>
    public const string Dark = "none";

    /// <summary>The word for tickets no unit has yet.</summary>
    public const string NoUnit = "none";

    /// <summary>Tickets under a light; null: under none.</summary>
    public static string Under(WarningLevel? light, TicketState? state = null) => Tickets(light: light is { } known ? Said(known) : Dark, state: state);

    /// <summary>Overdue tickets of a unit; null: those no unit has.</summary>
    public static string Late(DepartmentCode? unit, TicketState? state = null) => Tickets(state: state, unit: unit?.Value ?? NoUnit, overdue: true);

    /// <summary>The list of tickets.</summary>
    public static string Tickets(string? light = null, TicketState? state = null, string? unit = null, ClockName? clock = null, bool overdue = false)
    {
        var parts = new[]
        {
            light is null ? null : $"light={light}", state is { } known ? $"state={Said(known)}" : null, unit is null ? null : $"unit={Uri.EscapeDataString(unit)}",
            clock is { } name ? $"clock={Said(name)}" : null, overdue ? "overdue=true" : null,
        };
        return $"{Board}/tickets?{string.Join('&', parts.OfType<string>())}".TrimEnd('?');
    }

    /// <summary>Orders in a state.</summary>
    public static string OrdersIn(OrderState? state = null, OrderForm? form = null, bool late = false)
    {
        var parts = new[] { state is { } known ? $"state={Said(known)}" : null, form is { } one ? $"form={Said(one)}" : null, late ? "late=true" : null };
        return $"{Orders}?{string.Join('&', parts.OfType<string>())}".TrimEnd('?');
    }

    /// <summary>A ticket with a form open.</summary>
    public static string Ticket(TicketNumber number, TicketAction? open = null) => $"/console/tickets/{number}{(open is { } action ? $"?do={action}" : "")}";

    /// <summary>A value of an address; null where it is none of the kind.</summary>
    public static T? Read<T>(string? word)
        where T : struct, Enum => Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static string Said<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
