namespace Hotline.Domain.Routing;

/// <summary>派单目录, one entry: this category in this area is that unit's duty.</summary>
/// <param name="Category">Second-level category.</param>
/// <param name="Area">Only there; null = the whole city.</param>
/// <param name="Lead">主办; null = the district office of the ticket's area.</param>
/// <param name="CoOperating">协办.</param>
/// <param name="Basis">The law or duty list that says so.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while in force.</param>
public sealed record CatalogueEntry(
    CategoryCode Category, AreaCode? Area, DepartmentCode? Lead, IReadOnlyList<DepartmentCode> CoOperating, string Basis, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Whether it holds on that day.</summary>
    public bool InForce(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>What the catalogue says for a category and a place.</summary>
/// <param name="Lead">主办; null when the place is not known and the district must decide.</param>
/// <param name="CoOperating">协办.</param>
/// <param name="Entry">The entry that says so.</param>
public sealed record Duty(DepartmentCode? Lead, IReadOnlyList<DepartmentCode> CoOperating, CatalogueEntry Entry);

/// <summary>The authority on who does what: the classifier proposes a category, the catalogue and the place decide the unit.</summary>
public sealed class DispatchCatalogue(IEnumerable<CatalogueEntry> entries, Gazetteer gazetteer, IEnumerable<Department> departments)
{
    private readonly ILookup<CategoryCode, CatalogueEntry> byCategory = entries.ToLookup(e => e.Category);

    private readonly Dictionary<AreaCode, DepartmentCode> districtOffices = departments
        .Where(d => d is { Kind: DepartmentKind.District, Area: not null, ValidTo: null }).ToDictionary(d => d.Area!.Value, d => d.Code);

    private readonly Dictionary<DepartmentCode, Department> byCode = departments.ToDictionary(d => d.Code);

    /// <summary>Who must handle this category at this place on this day; the entry of the smallest area wins. Null: no entry.</summary>
    public Duty? For(CategoryCode category, AreaCode? area, DateOnly day)
    {
        var within = gazetteer.Within(gazetteer.Find(area)).Select(a => a.Code).ToList();
        var entry = byCategory[category].Where(e => e.InForce(day) && (e.Area is null || within.Contains(e.Area.Value)))
            .MinBy(e => e.Area is null ? int.MaxValue : within.IndexOf(e.Area.Value));
        return entry is null ? null : new Duty(entry.Lead ?? DistrictOffice(area), entry.CoOperating, entry);
    }

    /// <summary>For a report about a unit: the unit above it, or the inspection organ where there is none but the centre.</summary>
    public DepartmentCode? InsteadOf(DepartmentCode reported)
    {
        var above = byCode.GetValueOrDefault(reported)?.Parent;
        return above is { } code && byCode.TryGetValue(code, out var unit) && unit.TakesTickets
            ? code
            : byCode.Values.FirstOrDefault(d => d.Kind == DepartmentKind.Inspection && d.Code != reported)?.Code;
    }

    private DepartmentCode? DistrictOffice(AreaCode? area) =>
        gazetteer.DistrictOf(area) is { } district && districtOffices.TryGetValue(district.Code, out var office) ? office : null;
}
