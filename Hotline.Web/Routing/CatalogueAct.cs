using Hotline.Domain.Routing;

namespace Hotline.Web.Routing;

/// <summary>What an administrator does with the dispatch catalogue.</summary>
public enum CatalogueAct
{
    /// <summary>新增.</summary>
    Add = 1,

    /// <summary>调整: from a day on, another unit.</summary>
    Amend = 2,

    /// <summary>更正依据.</summary>
    Correct = 3,

    /// <summary>结束.</summary>
    End = 4,
}

/// <summary>Which act, on which entry.</summary>
public sealed record ChosenEntry(CatalogueAct Act, CatalogueEntry Entry);
