namespace Hotline.Domain.Routing;

/// <summary>What an entry is about. Of one key only one entry holds on any day.</summary>
/// <param name="Category">Second-level category.</param>
/// <param name="Area">Only there; null = the whole city.</param>
/// <param name="Party">Only where the appeal is about this kind of party; null = about anybody.</param>
public readonly record struct CatalogueKey(CategoryCode Category, AreaCode? Area, ReportedParty? Party);

/// <summary>派单目录, one entry: this category in this area, said of this kind of party, is that unit's duty.</summary>
/// <param name="Category">Second-level category.</param>
/// <param name="Area">Only there; null = the whole city.</param>
/// <param name="Party">Only where the appeal is about this kind of party; null = about anybody.</param>
/// <param name="Lead">主办; null = the district office of the ticket's area.</param>
/// <param name="CoOperating">协办.</param>
/// <param name="Basis">The law or duty list that says so.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while in force.</param>
public sealed record CatalogueEntry(
    CategoryCode Category, AreaCode? Area, ReportedParty? Party, DepartmentCode? Lead, IReadOnlyList<DepartmentCode> CoOperating, string Basis, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>What it is about.</summary>
    public CatalogueKey Key => new(Category, Area, Party);

    /// <summary>Whether it holds on that day.</summary>
    public bool InForce(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Whether there is a day on which both hold.</summary>
    public bool Overlaps(CatalogueEntry other) => ValidFrom <= (other.ValidTo ?? DateOnly.MaxValue) && other.ValidFrom <= (ValidTo ?? DateOnly.MaxValue);

    /// <summary>Whether both give the same duty to the same units for the same reason; from when to when is another matter.</summary>
    public bool SaysTheSame(CatalogueEntry other) => Key == other.Key && Lead == other.Lead && Basis == other.Basis && CoOperating.SequenceEqual(other.CoOperating);

    /// <summary>Whether nothing differs; a record with a list compares the list by reference.</summary>
    public bool SameAs(CatalogueEntry other) => SaysTheSame(other) && ValidFrom == other.ValidFrom && ValidTo == other.ValidTo;
}
