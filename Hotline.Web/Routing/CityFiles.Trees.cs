using Hotline.Domain.Routing;
using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <content>Units and areas: trees, read so that every mistake is known and not only the first.</content>
public static partial class CityFiles
{
    /// <summary>The units of a file, and every mistake in it.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="text">Its text.</param>
    /// <param name="mistake">What else may be wrong with a unit.</param>
    public static (IReadOnlyList<Department> Items, IReadOnlyList<TsvException> Wrong) EveryDepartment(string file, string text, Func<Department, string?>? mistake = null) =>
        Tree(file, text, UnitOf, u => u.Code.Value, u => u.Parent?.Value, mistake);

    /// <summary>The areas of a file, and every mistake in it.</summary>
    public static (IReadOnlyList<Area> Items, IReadOnlyList<TsvException> Wrong) EveryArea(string file, string text) =>
        Tree(file, text, AreaOf, a => a.Code.Value, a => a.Parent?.Value);

    private static Department UnitOf(TsvRow r) => new(
        new DepartmentCode(r.Needed("code")), r.Needed("name"), r.Optional("short") ?? r.Needed("name"), r.Word<DepartmentKind>("kind"),
        r.Optional("parent") is { } parent ? new DepartmentCode(parent) : null, r.Optional("area") is { } area ? new AreaCode(area) : null,
        r["phone"], r.Date("valid_from") ?? DateOnly.MinValue, r.Date("valid_to"), r.Optional("successor") is { } next ? new DepartmentCode(next) : null);

    private static Area AreaOf(TsvRow r) => new(
        new AreaCode(r.Needed("code")), r.Needed("name"), r.Word<AreaKind>("kind"),
        r.Optional("parent") is { } parent ? new AreaCode(parent) : null, r.List("aliases"));

    private static (IReadOnlyList<T> Items, IReadOnlyList<TsvException> Wrong) Tree<T>(string file, string text, Func<TsvRow, T> make, Func<T, string> code, Func<T, string?> parent, Func<T, string?>? mistake = null)
    {
        var (found, unread) = Tsv.Every(file, text, row => (Row: row, Item: make(row)), "code", "name", "kind");
        var wrong = unread.ToList();
        var parents = new Dictionary<string, string?>();
        foreach (var (row, item) in found)
        {
            if (!parents.TryAdd(code(item), parent(item)))
            {
                wrong.Add(row.Wrong($"代码 “{code(item)}” 重复"));
            }
        }

        foreach (var (row, item) in found)
        {
            if (parent(item) is { } above && !parents.ContainsKey(above))
            {
                wrong.Add(row.Wrong($"找不到上级 “{above}”"));
            }
            else if (Circles(code(item), parents))
            {
                wrong.Add(row.Wrong($"上级绕成了圈：“{code(item)}” 是自己的上级"));
            }

            if (mistake?.Invoke(item) is { } why)
            {
                wrong.Add(row.Wrong(why));
            }
        }

        return ([.. found.Select(f => f.Item)], [.. wrong.OrderBy(w => w.Line)]);
    }

    // Whoever asks for all units below one would walk such a circle for ever.
    private static bool Circles(string start, Dictionary<string, string?> parents)
    {
        var seen = new HashSet<string>();
        for (var at = parents.GetValueOrDefault(start); at is not null && seen.Add(at); at = parents.GetValueOrDefault(at))
        {
            if (at == start)
            {
                return true;
            }
        }

        return false;
    }

    private static IReadOnlyList<T> Sound<T>((IReadOnlyList<T> Items, IReadOnlyList<TsvException> Wrong) read) =>
        read.Wrong.Count == 0 ? read.Items : throw read.Wrong[0];
}
