using Hotline.Domain.Deadlines;

namespace Hotline.Domain.Performance;

/// <summary>How long a unit may ask. A city sets it; it is no rule of law.</summary>
/// <param name="AskExclusionWithin">剔除: after the end of the month.</param>
/// <param name="AppealWithin">申诉: after the month was closed.</param>
public sealed record PerformanceSettings(Budget AskExclusionWithin, Budget AppealWithin)
{
    /// <summary>Where the city says nothing.</summary>
    public static readonly PerformanceSettings Usual = new(new Budget(5, BudgetUnit.WorkingDay), new Budget(10, BudgetUnit.WorkingDay));
}
