using Hotline.Domain.Deadlines;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;

namespace Hotline.Web.Rehearsal;

/// <summary>What is put in the place of the rules in force.</summary>
public enum RehearsalKind
{
    /// <summary>工作日历: another year's file, or another version of one.</summary>
    Calendar = 1,

    /// <summary>时限表: as if every ticket had been born with it.</summary>
    Limits = 2,

    /// <summary>派单目录.</summary>
    Catalogue = 3,

    /// <summary>考核方案.</summary>
    Scorecard = 4,
}

/// <summary>Rules on trial: held in memory only, beside the ones in force.</summary>
/// <param name="Kind">Which part is another.</param>
/// <param name="From">The first local day of registration that is replayed.</param>
/// <param name="To">The last one.</param>
public sealed record RehearsalRules(RehearsalKind Kind, DateOnly From, DateOnly To)
{
    /// <summary>Working days and hours on trial.</summary>
    public WorkingTime? Time { get; init; }

    /// <summary>The limit table on trial.</summary>
    public LimitTable? Limits { get; init; }

    /// <summary>The catalogue on trial.</summary>
    public DispatchCatalogue? Catalogue { get; init; }

    /// <summary>The day on which it is asked: its newest entry's first, if that is still to come.</summary>
    public DateOnly CatalogueDay { get; init; }

    /// <summary>The scorecard on trial.</summary>
    public Scorecard? Scorecard { get; init; }
}
