using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// <summary>What stands against a new file of units, areas or duties: what cannot be read, and what tickets and people still need. An import and a restored version are checked alike.</summary>
public sealed class ImportChecks(HotlineDb db, City city, CatalogueBook book, CatalogueSaid said)
{
    /// <summary>The units of a file, and every problem with it.</summary>
    public async Task<(IReadOnlyList<Department> Units, IReadOnlyList<string> Problems)> Units(string file, string text, CancellationToken ct)
    {
        var (units, wrong) = CityFiles.EveryDepartment(file, text,
            u => u.Area is { } area && city.Now.Gazetteer.Find(area) is null ? $"没有区域 “{area}”，请先导入区域" : null);
        List<string> problems = [.. wrong.Select(w => w.Message)];
        problems.AddRange(units.Where(u => u.Successor is { } next && units.All(other => other.Code != next)).Select(u => $"单位 “{u.Code}” 的承接单位 “{u.Successor}” 不在文件里"));
        if (wrong.Count == 0)
        {
            problems.AddRange(await StillNeeded([.. city.Now.Departments.Select(d => d.Code).Except(units.Select(u => u.Code))], ct));
        }

        return (units, problems);
    }

    /// <summary>The areas of a file, and every problem with it.</summary>
    public async Task<(IReadOnlyList<Area> Areas, IReadOnlyList<string> Problems)> Areas(string file, string text, CancellationToken ct)
    {
        var (areas, wrong) = CityFiles.EveryArea(file, text);
        var known = areas.Select(a => a.Code).ToHashSet();
        List<string> problems = [.. wrong.Select(w => w.Message)];
        if (wrong.Count == 0)
        {
            problems.AddRange(city.Now.Departments.Where(d => d.Area is { } area && !known.Contains(area)).Select(d => $"区域 “{d.Area}” 还有单位 “{d.Code}” 在用，不能删除"));
            var gone = city.Now.Gazetteer.All.Where(a => !known.Contains(a.Code)).Select(a => (AreaCode?)a.Code).ToList();
            var held = await db.Tickets.Open().Where(t => gone.Contains(t.Appeal.Area)).Select(t => t.Appeal.Area).Distinct().ToListAsync(ct);
            problems.AddRange(held.Select(a => $"区域 “{a}” 还有未办结工单，不能删除"));
        }

        return (areas, problems);
    }

    /// <summary>What an earlier version of the catalogue would make wrong that is not wrong now.</summary>
    public async Task<IReadOnlyList<string>> EarlierCatalogue(string text, CancellationToken ct) =>
        [.. (await book.NewMistakes(CatalogueFile.Read(CatalogueFile.Name, text).Lines, null, ct)).Select(m => said.Mistake(CatalogueFile.Name, m))];

    /// <summary>The entries of a file, and every problem with it; what was wrong in the store before is no excuse.</summary>
    public (IReadOnlyList<CatalogueLine> Lines, IReadOnlyList<string> Problems) Catalogue(string file, string text, DateOnly today)
    {
        var (lines, unread) = CatalogueFile.Read(file, text);
        return (lines, [.. unread.Select(w => w.Message), .. unread.Count > 0 ? [] : city.Now.CatalogueMistakes(lines, today).Select(m => said.Mistake(file, m))]);
    }

    /// <summary>What these units would make wrong in the dispatch catalogue. It hinders no import: a new city has its units before its duties.</summary>
    public async Task<IReadOnlyList<string>> NotesOnCatalogue(IReadOnlyList<Department> units, CancellationToken ct) =>
        [.. (await book.NewMistakes(null, units, ct)).Select(m => said.Mistake(CatalogueFile.Name, m))];

    // A unit that was dissolved keeps its line, with its last day and its successor: old tickets must still tell its name.
    private async Task<IEnumerable<string>> StillNeeded(List<DepartmentCode> gone, CancellationToken ct)
    {
        var held = await db.Tickets.Open().SelectMany(t => t.Assignments).Where(a => a.RelievedAt == null && gone.Contains(a.Unit))
            .GroupBy(a => a.Unit).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var nullable = gone.Select(g => (DepartmentCode?)g).ToList();
        var people = await db.Users.Where(a => !a.Disabled && nullable.Contains(a.Unit)).Select(a => new { a.Unit, a.UserName }).ToListAsync(ct);
        return
        [
            .. held.Select(h => $"单位 “{h.Key}” 还有 {h.Count} 件未办结工单，不能删除。请保留这一行，填写 valid_to 和 successor"),
            .. people.Select(p => $"单位 “{p.Unit}” 还有账号 “{p.UserName}”，不能删除。请先调整这个账号的单位"),
        ];
    }
}
