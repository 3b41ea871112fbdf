using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Routing;

namespace Hotline.Web.Rulings;

/// <summary>Where a ruling may hold in the dispatch catalogue: in the area of the entry that holds for this case now, or in a smaller one around the place, so that the next such case really follows it.</summary>
/// <param name="rules">The city's rules.</param>
/// <param name="appeal">The case.</param>
/// <param name="category">As ruled.</param>
/// <param name="today">The day from which it holds.</param>
public sealed class RulingScope(CityRules rules, Appeal appeal, CategoryCode category, DateOnly today)
{
    /// <summary>What the catalogue says of this case now.</summary>
    public Duty? Duty { get; } = rules.Catalogue.For(category, appeal.Area, today, appeal.ReportedParty);

    /// <summary>The areas among which one is chosen, from small to large; null is the whole city.</summary>
    public IReadOnlyList<AreaCode?> Areas
    {
        get
        {
            var around = rules.Gazetteer.Within(rules.Gazetteer.Find(appeal.Area)).Where(a => a.Kind != AreaKind.City).Select(a => (AreaCode?)a.Code).ToList();
            return Duty?.Entry.Area is { } bounds ? [.. around.Take(around.IndexOf(bounds) + 1)] : [.. around, null];
        }
    }

    /// <summary>Where it holds unless somebody says otherwise: as far as the entry that sent the case wrong, but for the whole city only where one unit leads everywhere.</summary>
    public AreaCode? Usual => Duty is { Entry: { Area: null, Lead: null } } ? rules.Gazetteer.DistrictOf(appeal.Area)?.Code : Duty?.Entry.Area;

    /// <summary>The change of the catalogue from today on.</summary>
    /// <param name="area">One of <see cref="Areas"/>.</param>
    /// <param name="unit">The unit named.</param>
    /// <param name="helping">Units that help.</param>
    /// <param name="basis">The law or duty list.</param>
    /// <param name="reason">For the catalogue's history.</param>
    public AmendCatalogue Change(AreaCode? area, DepartmentCode unit, IReadOnlyList<DepartmentCode> helping, string basis, string reason) => new()
    {
        Category = category.Value,
        Area = area?.Value ?? "",
        Party = PartyIn(area),
        // "The district office of the place" is everywhere the one of the place.
        Lead = area is null && IsOfficeOfThePlace(unit) ? CatalogueFile.District : unit.Value,
        CoOperating = [.. helping.Where(u => u != unit).Distinct().Select(u => u.Value)],
        Basis = basis,
        From = today,
        Reason = reason,
    };

    /// <summary>The line of the catalogue which that change makes.</summary>
    public static string Line(AmendCatalogue change) => CatalogueFile.Row(new CatalogueEntry(
        new CategoryCode(change.Category), change.Area.Length > 0 ? new AreaCode(change.Area) : null, change.Party,
        change.Lead == CatalogueFile.District ? null : new DepartmentCode(change.Lead), [.. change.CoOperating.Select(c => new DepartmentCode(c))], change.Basis, change.From!.Value, change.To));

    // An entry for this kind of party wins over one for anybody in the same area: there the ruling takes its place.
    private ReportedParty? PartyIn(AreaCode? area) => Duty is { } duty && duty.Entry.Area == area ? duty.Entry.Party : null;

    private bool IsOfficeOfThePlace(DepartmentCode unit) =>
        rules.Unit(unit) is { Kind: DepartmentKind.District, Area: { } area } && rules.Gazetteer.DistrictOf(appeal.Area)?.Code == area;
}
