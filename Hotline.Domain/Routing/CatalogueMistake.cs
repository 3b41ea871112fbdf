namespace Hotline.Domain.Routing;

/// <summary>What can be wrong with the catalogue.</summary>
public enum CatalogueFault
{
    /// <summary>No such category, or only a first-level one.</summary>
    CategoryUnknown = 1,

    /// <summary>No such area.</summary>
    AreaUnknown,

    /// <summary>No such unit.</summary>
    UnitUnknown,

    /// <summary>The centre takes no tickets, so it cannot help; it may only be the lead of what is answered directly.</summary>
    CentreHelps,

    /// <summary>The unit exists only from a later day on.</summary>
    UnitNotYet,

    /// <summary>The unit had been dissolved before the entry begins.</summary>
    UnitGone,

    /// <summary>The unit is dissolved while the entry holds, and nobody takes over.</summary>
    UnitEnds,

    /// <summary>A unit is named twice.</summary>
    UnitTwice,

    /// <summary>No law or duty list is named.</summary>
    BasisMissing,

    /// <summary>It does not say from when.</summary>
    FromMissing,

    /// <summary>It ends before it begins.</summary>
    DaysReversed,

    /// <summary>Another entry of the same category, area and party holds on the same day.</summary>
    Overlap,

    /// <summary>On some day from today on, nothing holds for the whole city.</summary>
    Gap,
}

/// <summary>One mistake of the catalogue.</summary>
/// <param name="Line">Which line; 0 where there is no line to name.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Category">With which category.</param>
/// <param name="Detail">Which code, or which day.</param>
public sealed record CatalogueMistake(int Line, CatalogueFault Fault, CategoryCode Category, string Detail)
{
    /// <summary>Whether both say the same; lines move when the file is edited.</summary>
    public bool SameAs(CatalogueMistake other) => Fault == other.Fault && Category == other.Category && Detail == other.Detail;
}
