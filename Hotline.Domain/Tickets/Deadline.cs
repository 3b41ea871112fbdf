using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

/// <summary>One clock of one ticket.</summary>
/// <param name="Clock">Which.</param>
/// <param name="Unit">Whom it binds; null: the centre.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="StoppedAt">When it stopped; null while it runs.</param>
/// <param name="DueAt">Late only when now is after this.</param>
/// <param name="Provisional">A day of a year without a calendar was counted by weekends only.</param>
/// <param name="Budget">The limit, extensions not counted.</param>
public sealed record Deadline(ClockName Clock, DepartmentCode? Unit, DateTimeOffset StartedAt, DateTimeOffset? StoppedAt, DateTimeOffset DueAt, bool Provisional, Budget Budget)
{
    /// <summary>The row of the limit table it came from.</summary>
    public Limit Limit { get; init; } = new(Budget, null, 0);

    /// <summary>What was granted on top, in this order.</summary>
    public IReadOnlyList<Budget> Extensions { get; init; } = [];

    /// <summary>The due instant of the overall limit, where this one never ends after it; null for others.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>Whether it runs.</summary>
    public bool Runs => StoppedAt is null;

    /// <summary>Whether it was or is missed.</summary>
    public bool LateAt(DateTimeOffset now) => (StoppedAt ?? now) > DueAt;
}
