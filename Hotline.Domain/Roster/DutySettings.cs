using Hotline.Domain.Deadlines;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Roster;

/// <summary>When people on duty are told, and how stubbornly.</summary>
/// <param name="AlertFrom">The least urgency that is told out of hours.</param>
/// <param name="EscalateAfter">How long a critical ticket may lie unsigned before the next person is told.</param>
/// <param name="FirstRetry">The pause after the first failure; it doubles.</param>
/// <param name="LongestRetry">No pause is longer.</param>
/// <param name="Rejections">After so many refusals by the gateway a message is left to people.</param>
public sealed record DutySettings(Urgency AlertFrom, Budget EscalateAfter, TimeSpan FirstRetry, TimeSpan LongestRetry, int Rejections)
{
    /// <summary>Where the city says nothing.</summary>
    public static DutySettings Usual { get; } =
        new(Urgency.Urgent, new Budget(15, BudgetUnit.Minute), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30), 5);

    /// <summary>How long to wait after so many tries in vain.</summary>
    public TimeSpan RetryAfter(int attempts)
    {
        // Beyond thirty doublings only the limit matters, and ticks would overflow.
        var pause = FirstRetry * Math.Pow(2, Math.Clamp(attempts - 1, 0, 30));
        return pause < LongestRetry ? pause : LongestRetry;
    }
}
