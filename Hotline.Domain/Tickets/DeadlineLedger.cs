using Hotline.Domain.Deadlines;

namespace Hotline.Domain.Tickets;

/// <summary>Why a clock is due when it is: day by day from its start to its due instant.</summary>
/// <param name="Deadline">The clock.</param>
/// <param name="Binding">Its limit: the budget of the row, or the row's cap where that ends earlier.</param>
/// <param name="CutOff">The overall limit ended it before its own time was used up.</param>
/// <param name="Days">
/// One entry per local date; none where the overall limit had ended before the clock began. Unless cut off, what they used adds up to
/// <see cref="Binding"/> and what was added to the extensions.
/// </param>
/// <param name="Waits">Requests that waited for their ruling while it ran.</param>
public sealed record DeadlineLedger(Deadline Deadline, Budget Binding, bool CutOff, IReadOnlyList<LedgerDay> Days, IReadOnlyList<LedgerWait> Waits)
{
    /// <summary>The row's cap ended it before its budget.</summary>
    public bool Capped => Binding != Deadline.Budget;

    /// <summary>How long requests waited in all: measured apart, never left out.</summary>
    public TimeSpan Waited => Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + (wait.To - wait.From));
}

/// <summary>A request of a unit that waited for its ruling while a clock ran.</summary>
/// <param name="Kind">Return or extension.</param>
/// <param name="State">How it ended, or that it still waits.</param>
/// <param name="From">When it was asked, or the clock started.</param>
/// <param name="To">When it was ruled, the clock stopped, or now.</param>
public sealed record LedgerWait(UnitRequestKind Kind, UnitRequestState State, DateTimeOffset From, DateTimeOffset To);
