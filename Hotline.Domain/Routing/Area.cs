namespace Hotline.Domain.Routing;

/// <summary>What kind of area.</summary>
public enum AreaKind
{
    /// <summary>市.</summary>
    City = 1,

    /// <summary>县（市、区）.</summary>
    District = 2,

    /// <summary>镇街.</summary>
    Street = 3,

    /// <summary>地标: an estate, a road, a market.</summary>
    Landmark = 4,
}

/// <summary>A place with a name, inside another.</summary>
/// <param name="Code">Natural key.</param>
/// <param name="Name">Official name.</param>
/// <param name="Kind">City, district, street or landmark.</param>
/// <param name="Parent">What it lies in.</param>
/// <param name="Aliases">What people call it.</param>
public sealed record Area(AreaCode Code, string Name, AreaKind Kind, AreaCode? Parent, IReadOnlyList<string> Aliases);

/// <summary>What the gazetteer found in an address: the area, and the words that said so.</summary>
public sealed record PlaceFound(Area Area, string Matched);

/// <summary>地名库: from an address to its area. The most exact kind of place wins, then the longest name.</summary>
public sealed class Gazetteer
{
    private readonly Dictionary<AreaCode, Area> areas;
    private readonly (string Name, Area Area)[] names;

    /// <param name="areas">All areas of the city.</param>
    public Gazetteer(IEnumerable<Area> areas)
    {
        this.areas = areas.ToDictionary(a => a.Code);
        names =
        [
            .. this.areas.Values.Where(a => a.Kind != AreaKind.City)
                .SelectMany(a => a.Aliases.Prepend(a.Name).Where(n => n.Length > 1).Select(n => (n, a)))
                .OrderByDescending(n => n.a.Kind).ThenByDescending(n => n.n.Length),
        ];
    }

    /// <summary>All areas.</summary>
    public IReadOnlyCollection<Area> All => areas.Values;

    /// <summary>The area with this code.</summary>
    public Area? Find(AreaCode? code) => code is { } known ? areas.GetValueOrDefault(known) : null;

    /// <summary>The most exact place named in the text; where two are equally exact, one inside a district that is also named wins.</summary>
    public PlaceFound? Locate(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var found = names.Where(n => text.Contains(n.Name, StringComparison.Ordinal)).ToList();
        var best = found.FirstOrDefault(n => Within(n.Area).Skip(1).Any(up => up.Kind != AreaKind.City && found.Any(f => f.Area == up)));
        best = best.Area is not null && found[0].Area.Kind == best.Area.Kind ? best : found.FirstOrDefault();
        return best.Area is null ? null : new PlaceFound(best.Area, best.Name);
    }

    /// <summary>The area itself and all it lies in, from small to large.</summary>
    public IEnumerable<Area> Within(Area? area)
    {
        for (; area is not null; area = Find(area.Parent))
        {
            yield return area;
        }
    }

    /// <summary>The district it lies in, if it does.</summary>
    public Area? DistrictOf(AreaCode? code) => Within(Find(code)).FirstOrDefault(a => a.Kind == AreaKind.District);

    /// <summary>This area and everything inside it.</summary>
    public IReadOnlyList<AreaCode> Inside(AreaCode code) => [.. areas.Values.Where(a => Within(a).Any(up => up.Code == code)).Select(a => a.Code)];

    /// <summary>From large to small, for people: 江北区 › 临江街道 › 江畔花园.</summary>
    public string Describe(AreaCode? code) => string.Join(" › ", Within(Find(code)).Where(a => a.Kind != AreaKind.City).Reverse().Select(a => a.Name));
}
