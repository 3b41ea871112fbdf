namespace Hotline.Domain.Deadlines;

/// <summary>One line of the explanation of a due date: a local date and what it took from the budget.</summary>
/// <param name="Day">The local date.</param>
/// <param name="Kind">What the day was.</param>
/// <param name="Name">The holiday's name where a notice lists the day, also for make-up workdays; else null.</param>
/// <param name="Used">
/// What the day took: 1 or 0 days for limits in days, minutes for limits in hours and minutes. The sum over the ledger is the budget.
/// </param>
/// <param name="Provisional">True when whether the day works was only guessed, because its year has no calendar.</param>
public sealed record LedgerDay(DateOnly Day, DayKind Kind, string? Name, int Used, bool Provisional)
{
    /// <summary>What the day took from granted extensions, in days or minutes as these are counted. The sum over the ledger is what was granted.</summary>
    public int Added { get; init; }

    /// <summary>Minutes of the day on which a return or an extension waited for its ruling. Measured beside the clock, which went on: nothing is left out for them.</summary>
    public int Waited { get; init; }
}
