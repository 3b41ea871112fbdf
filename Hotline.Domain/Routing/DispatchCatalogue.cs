namespace Hotline.Domain.Routing;

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

    /// <summary>Who must handle this category at this place on this day. The entry of the smallest area wins; within one area, that of the reported party. Null: no entry.</summary>
    public Duty? For(CategoryCode category, AreaCode? area, DateOnly day, ReportedParty? party = null)
    {
        var within = gazetteer.Within(gazetteer.Find(area)).Select(a => a.Code).ToList();
        var entry = byCategory[category].Where(e => e.InForce(day) && (e.Area is null || within.Contains(e.Area.Value)) && (e.Party is null || e.Party == party))
            .OrderBy(e => e.Area is null ? int.MaxValue : within.IndexOf(e.Area.Value)).ThenBy(e => e.Party is null).FirstOrDefault();
        return entry is null ? null : new Duty(
            entry.Lead is { } lead ? Heir(lead, day) : DistrictOffice(area), [.. entry.CoOperating.Select(unit => Heir(unit, day)).Distinct()], entry);
    }

    /// <summary>For a report about a unit: the unit above it, or the inspection organ where there is none but the centre.</summary>
    public DepartmentCode? InsteadOf(DepartmentCode reported)
    {
        var above = byCode.GetValueOrDefault(reported)?.Parent;
        return above is { } code && byCode.TryGetValue(code, out var unit) && unit.TakesTickets
            ? code
            : byCode.Values.FirstOrDefault(d => d.Kind == DepartmentKind.Inspection && d.Code != reported)?.Code;
    }

    // A unit that was dissolved after the entry was written: whoever took over has its duties. A circle of successors ends where it began.
    private DepartmentCode Heir(DepartmentCode code, DateOnly day)
    {
        var seen = new HashSet<DepartmentCode>();
        var heir = code;
        while (byCode.TryGetValue(heir, out var unit) && unit.ValidTo < day && unit.Successor is { } next && seen.Add(heir))
        {
            heir = next;
        }

        return heir;
    }

    private DepartmentCode? DistrictOffice(AreaCode? area) =>
        gazetteer.DistrictOf(area) is { } district && districtOffices.TryGetValue(district.Code, out var office) ? office : null;
}
