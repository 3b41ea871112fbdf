namespace Hotline.Domain.Routing;

/// <summary>One step of a change of the catalogue.</summary>
/// <param name="Before">The entry as it stands; null where one is added.</param>
/// <param name="After">What it becomes; null where it is taken out.</param>
public sealed record CatalogueStep(CatalogueEntry? Before, CatalogueEntry? After);

/// <summary>How the catalogue changes: what held stays true for its days, what is new begins on a day of its own.</summary>
public static class CatalogueChange
{
    /// <summary>From its first day on the next entry holds; one that holds on that day ends the day before. Without a last day of its own it lasts as long as the one it takes over from.</summary>
    public static IReadOnlyList<CatalogueStep> Amend(IEnumerable<CatalogueEntry> entries, CatalogueEntry next)
    {
        var standing = entries.FirstOrDefault(e => e.Key == next.Key && e.InForce(next.ValidFrom));
        if (standing is null)
        {
            return [new CatalogueStep(null, next)];
        }

        var taken = next with { ValidTo = next.ValidTo ?? standing.ValidTo };
        if (standing.SaysTheSame(taken) && standing.ValidTo == taken.ValidTo)
        {
            return [];
        }

        return standing.ValidFrom == next.ValidFrom
            ? [new CatalogueStep(standing, taken)]
            : [new CatalogueStep(standing, standing with { ValidTo = next.ValidFrom.AddDays(-1) }), new CatalogueStep(null, taken)];
    }

    /// <summary>That is its last day. One that would only have begun later never holds, and is taken out.</summary>
    public static IReadOnlyList<CatalogueStep> End(CatalogueEntry entry, DateOnly lastDay) =>
        entry.ValidFrom > lastDay ? [new CatalogueStep(entry, null)]
        : entry.ValidTo == lastDay ? []
        : [new CatalogueStep(entry, entry with { ValidTo = lastDay })];

    /// <summary>The basis was mistyped; whose duty it is does not change.</summary>
    public static IReadOnlyList<CatalogueStep> Correct(CatalogueEntry entry, string basis) =>
        entry.Basis == basis ? [] : [new CatalogueStep(entry, entry with { Basis = basis })];
}
