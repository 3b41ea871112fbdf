using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Supervision;

/// <summary>A light or card that one clock of one ticket has brought about. Written once; a card may be revoked, never deleted.</summary>
public sealed class Warning
{
    private Warning() => By = "";

    internal Warning(TicketNumber ticket, ClockName clock, DepartmentCode? unit, DateTimeOffset clockStartedAt, WarningLevel level, DateTimeOffset dueAt, DateTimeOffset onAt, string? ground, Stamp stamp)
    {
        (Ticket, Clock, Unit, ClockStartedAt, Level, DueAt, OnAt) = (ticket, clock, unit, clockStartedAt, level, dueAt, onAt);
        (Ground, By, At) = (ground, stamp.By.Account, stamp.At);
    }

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>The clock that warns.</summary>
    public ClockName Clock { get; private set; }

    /// <summary>The unit it binds; null: the centre.</summary>
    public DepartmentCode? Unit { get; private set; }

    /// <summary>When that clock started: a unit may have the same ticket twice.</summary>
    public DateTimeOffset ClockStartedAt { get; private set; }

    /// <summary>Light or card.</summary>
    public WarningLevel Level { get; private set; }

    /// <summary>When the clock was due as the warning was given.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>The instant the rule names; before <see cref="At"/> by the patrol's pause, or by days where the server was down.</summary>
    public DateTimeOffset OnAt { get; private set; }

    /// <summary>When it was given.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The system, or the supervisor who gave the card by hand.</summary>
    public string By { get; private set; }

    /// <summary>Why, where a person gave it.</summary>
    public string? Ground { get; private set; }

    /// <summary>When the card was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The supervisor who revoked it.</summary>
    public string? RevokedBy { get; private set; }

    /// <summary>Why it was wrong.</summary>
    public string? RevokedWhy { get; private set; }

    /// <summary>A card rather than a light.</summary>
    public bool IsCard => Level >= WarningLevel.YellowCard;

    /// <summary>Not revoked.</summary>
    public bool Stands => RevokedAt is null;

    internal void Revoke(string why, Stamp stamp) => (RevokedAt, RevokedBy, RevokedWhy) = (stamp.At, stamp.By.Account, why);

    internal bool IsOf(Deadline clock) => clock.Clock == Clock && clock.Unit == Unit && clock.StartedAt == ClockStartedAt;
}
