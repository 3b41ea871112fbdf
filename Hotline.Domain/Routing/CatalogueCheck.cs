using System.Globalization;

namespace Hotline.Domain.Routing;

/// <summary>An entry and the line it stands on.</summary>
public sealed record CatalogueLine(int Line, CatalogueEntry Entry);

/// <summary>Checks the catalogue as a whole: every code names something, every day from today on has its duty, no day has two.</summary>
/// <param name="categories">Both levels.</param>
/// <param name="gazetteer">All areas.</param>
/// <param name="departments">All units, past ones too.</param>
/// <param name="today">The past needs no duty any more.</param>
public sealed class CatalogueCheck(IEnumerable<Category> categories, Gazetteer gazetteer, IEnumerable<Department> departments, DateOnly today)
{
    private readonly List<CategoryCode> secondLevel = [.. categories.Select(c => c.Code).Where(c => c.Value.Length == 4)];
    private readonly Dictionary<DepartmentCode, Department> units = departments.ToDictionary(d => d.Code);

    /// <summary>Every mistake, by line.</summary>
    public IReadOnlyList<CatalogueMistake> Mistakes(IReadOnlyList<CatalogueLine> lines) =>
        [.. lines.SelectMany(Alone).Concat(Overlaps(lines)).Concat(Gaps(lines)).OrderBy(m => m.Line)];

    private IEnumerable<CatalogueMistake> Alone(CatalogueLine line)
    {
        var entry = line.Entry;
        CatalogueMistake Wrong(CatalogueFault fault, string detail = "") => new(line.Line, fault, entry.Category, detail);
        if (!secondLevel.Contains(entry.Category))
        {
            yield return Wrong(CatalogueFault.CategoryUnknown, entry.Category.Value);
        }

        if (entry.Area is { } area && gazetteer.Find(area) is null)
        {
            yield return Wrong(CatalogueFault.AreaUnknown, area.Value);
        }

        if (string.IsNullOrWhiteSpace(entry.Basis))
        {
            yield return Wrong(CatalogueFault.BasisMissing, Said(entry.ValidFrom));
        }

        if (entry.ValidFrom == DateOnly.MinValue)
        {
            yield return Wrong(CatalogueFault.FromMissing);
        }

        if (entry.ValidTo < entry.ValidFrom)
        {
            yield return Wrong(CatalogueFault.DaysReversed, $"{Said(entry.ValidFrom)} > {Said(entry.ValidTo.Value)}");
        }

        foreach (var mistake in Units(entry).Select(found => Wrong(found.Fault, found.Unit.Value)))
        {
            yield return mistake;
        }
    }

    private IEnumerable<(CatalogueFault Fault, DepartmentCode Unit)> Units(CatalogueEntry entry)
    {
        IReadOnlyList<DepartmentCode> named = entry.Lead is { } lead ? [lead, .. entry.CoOperating] : entry.CoOperating;
        foreach (var twice in named.GroupBy(u => u).Where(g => g.Count() > 1))
        {
            yield return (CatalogueFault.UnitTwice, twice.Key);
        }

        foreach (var helper in entry.CoOperating.Where(u => units.TryGetValue(u, out var unit) && !unit.TakesTickets))
        {
            yield return (CatalogueFault.CentreHelps, helper);
        }

        foreach (var code in named.Distinct())
        {
            if (InTime(code, entry) is { } fault)
            {
                yield return (fault, code);
            }
        }
    }

    private CatalogueFault? InTime(DepartmentCode code, CatalogueEntry entry)
    {
        if (!units.TryGetValue(code, out var unit))
        {
            return CatalogueFault.UnitUnknown;
        }

        return unit.ValidFrom > entry.ValidFrom && entry.ValidFrom != DateOnly.MinValue ? CatalogueFault.UnitNotYet
            : unit.ValidTo < entry.ValidFrom ? CatalogueFault.UnitGone
            : Lasts(unit, entry.ValidTo ?? DateOnly.MaxValue) ? null
            : CatalogueFault.UnitEnds;
    }

    // The unit itself, or those who took over one after the other, to the entry's last day.
    private bool Lasts(Department unit, DateOnly lastDay)
    {
        var seen = new HashSet<DepartmentCode>();
        for (var at = unit; seen.Add(at.Code);)
        {
            if (at.ValidTo is not { } ended || ended >= lastDay)
            {
                return true;
            }

            if (at.Successor is not { } next || !units.TryGetValue(next, out at!))
            {
                return false;
            }
        }

        return false;
    }

    private static IEnumerable<CatalogueMistake> Overlaps(IReadOnlyList<CatalogueLine> lines)
    {
        foreach (var same in lines.Where(l => l.Entry.ValidTo is null || l.Entry.ValidTo >= l.Entry.ValidFrom).GroupBy(l => l.Entry.Key).Where(g => g.Skip(1).Any()))
        {
            var earlier = new List<CatalogueLine>();
            foreach (var line in same)
            {
                foreach (var other in earlier.Where(e => e.Entry.Overlaps(line.Entry)))
                {
                    yield return new CatalogueMistake(line.Line, CatalogueFault.Overlap, line.Entry.Category, $"{Said(line.Entry.ValidFrom)}, {Said(other.Entry.ValidFrom)}");
                }

                earlier.Add(line);
            }
        }
    }

    // Wherever no more exact entry holds, the one for the whole city and for anybody must.
    private IEnumerable<CatalogueMistake> Gaps(IReadOnlyList<CatalogueLine> lines)
    {
        var whole = lines.Where(l => l.Entry is { Area: null, Party: null }).ToLookup(l => l.Entry.Category);
        foreach (var category in secondLevel)
        {
            DateOnly? open = today;
            var last = 0;
            foreach (var line in whole[category].OrderBy(l => l.Entry.ValidFrom))
            {
                last = line.Line;
                if (open is not { } day || line.Entry.ValidTo < day)
                {
                    continue;
                }

                if (line.Entry.ValidFrom > day)
                {
                    yield return new CatalogueMistake(line.Line, CatalogueFault.Gap, category, Said(day));
                }

                open = line.Entry.ValidTo is { } end && end < DateOnly.MaxValue ? end.AddDays(1) : null;
            }

            if (open is { } never)
            {
                yield return new CatalogueMistake(last, CatalogueFault.Gap, category, Said(never));
            }
        }
    }

    private static string Said(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
