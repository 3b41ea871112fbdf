using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Performance;

/// <summary>One case that counts in one figure: a ticket, a unit, a month, and whether it belongs to the numerator. No word of the citizen's.</summary>
public sealed record KpiFact
{
    /// <summary>The unit of facts that are nobody's but the city's (direct answers, first dispatches).</summary>
    public static readonly DepartmentCode City = new("");

    /// <summary>Whose.</summary>
    public required TicketNumber Ticket { get; init; }

    /// <summary>About what.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>The hop of the assignment it judges: a unit that has a ticket twice is judged twice. 0 where the ticket as a whole is judged.</summary>
    public required int Hop { get; init; }

    /// <summary>Whom it is counted for; <see cref="City"/> for nobody.</summary>
    public required DepartmentCode Unit { get; init; }

    /// <summary>The first day of the month, in the city's time, in which it counts.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Whether it belongs to the numerator.</summary>
    public required bool Hit { get; init; }

    /// <summary>The limit as it was; null where the fact has none.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was done; null where it was not.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Working minutes it took (<see cref="FactKind.Time"/>); else 0.</summary>
    public long Value { get; init; }

    /// <summary>Under which terms limit or time were reckoned. As long as they are the same, a new calendar or another text of the limits does not move what is settled.</summary>
    public string Terms { get; init; } = "";

    /// <summary>剔除: left out of the figure by two reviewers.</summary>
    public bool Excluded { get; init; }
}
