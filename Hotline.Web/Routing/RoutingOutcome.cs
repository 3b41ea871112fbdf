using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Routing;

/// <summary>What became of a dispatch. Numbers are stored.</summary>
public enum RoutingFate
{
    /// <summary>The ticket stayed.</summary>
    Stood = 1,

    /// <summary>改派.</summary>
    Redirected = 2,

    /// <summary>同意退单.</summary>
    Returned = 3,

    /// <summary>裁定改派.</summary>
    Ruled = 4,
}

/// <summary>What became of the proposal and the first dispatch of one ticket. Facts of routing only, no word of the citizen's.</summary>
public sealed record RoutingOutcome
{
    /// <summary>Whose; one a ticket that was ever dispatched.</summary>
    public required TicketNumber Ticket { get; init; }

    /// <summary>The Monday of the week, in the city's time, of the first dispatch.</summary>
    public required DateOnly Week { get; init; }

    /// <summary>The category proposed.</summary>
    public required CategoryCode? SuggestedCategory { get; init; }

    /// <summary>The unit proposed; null where the machine named none.</summary>
    public required DepartmentCode? SuggestedUnit { get; init; }

    /// <summary>How sure the machine was of that unit, 0–1.</summary>
    public required double UnitConfidence { get; init; }

    /// <summary>Whether the machine abstained; null where it was not asked.</summary>
    public required bool? Unsure { get; init; }

    /// <summary>The model that proposed; empty where none did.</summary>
    public required string Model { get; init; }

    /// <summary>Whether the system itself dispatched it.</summary>
    public required bool Machine { get; init; }

    /// <summary>The unit it was first dispatched to.</summary>
    public required DepartmentCode FirstUnit { get; init; }

    /// <summary>The category as decided by now; the timeline keeps no older one.</summary>
    public required CategoryCode? Category { get; init; }

    /// <summary>The unit that has or had it last.</summary>
    public required DepartmentCode Unit { get; init; }

    /// <summary>What became of the first dispatch.</summary>
    public required RoutingFate Fate { get; init; }

    /// <summary>How the ticket came to <see cref="Unit"/>: by the first dispatch, or by the last move.</summary>
    public required RoutingFate Came { get; init; }
}
