using System.Globalization;
using Hotline.Domain.Routing;
using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <summary>The dispatch catalogue as a file: read with every mistake, and changed line by line, so that a version differs from the last one only where somebody changed it.</summary>
public static class CatalogueFile
{
    /// <summary>Its name among the rule files.</summary>
    public const string Name = "catalogue/catalogue.tsv";

    /// <summary>The lead where the district office of the ticket's area is meant.</summary>
    public const string District = "@district";

    /// <summary>The area where the whole city is meant.</summary>
    public const string WholeCity = "*";

    private static readonly string[] columns = ["category", "area", "party", "lead", "co", "basis", "valid_from", "valid_to"];

    /// <summary>The entries of a file with their lines, and every line that cannot be read.</summary>
    public static (IReadOnlyList<CatalogueLine> Lines, IReadOnlyList<TsvException> Wrong) Read(string file, string text) =>
        Tsv.Every(file, text, row => new CatalogueLine(row.Line, Entry(row)), "category", "area", "lead");

    /// <summary>The entry a row stands for. A file of an older product has no column of parties: its entries hold for anybody.</summary>
    /// <exception cref="TsvException">A date or a word cannot be read.</exception>
    public static CatalogueEntry Entry(TsvRow row) => new(
        new CategoryCode(row.Needed("category")),
        row.Needed("area") is WholeCity ? null : new AreaCode(row["area"]),
        row.Optional("party") is null ? null : row.Word<ReportedParty>("party"),
        row.Needed("lead") is District ? null : new DepartmentCode(row["lead"]),
        [.. row.List("co").Select(c => new DepartmentCode(c))],
        row["basis"], row.Date("valid_from") ?? DateOnly.MinValue, row.Date("valid_to"));

    /// <summary>The row that stands for an entry.</summary>
    public static string Row(CatalogueEntry entry) => string.Join('\t',
        entry.Category, entry.Area?.Value ?? WholeCity, Word(entry.Party), entry.Lead?.Value ?? District, string.Join('|', entry.CoOperating), OneLine(entry.Basis),
        entry.ValidFrom == DateOnly.MinValue ? "" : Day(entry.ValidFrom), entry.ValidTo is { } last ? Day(last) : "");

    /// <summary>The text after these steps. A new entry stands behind those of its category.</summary>
    public static string Apply(string text, IReadOnlyList<CatalogueStep> steps)
    {
        text = InColumns(text);
        var read = Read(Name, text).Lines;
        var lines = text.Split('\n').Select(l => l.TrimEnd('\r')).ToArray<string?>();
        var behind = new Dictionary<int, List<string>>();
        foreach (var step in steps)
        {
            if (step.Before is { } before)
            {
                var at = read.First(l => l.Entry.SameAs(before)).Line;
                lines[at - 1] = step.After is { } after ? Row(after) : null;
            }
            else
            {
                var at = read.LastOrDefault(l => string.CompareOrdinal(l.Entry.Category.Value, step.After!.Category.Value) <= 0)?.Line ?? read.Count;
                (behind.TryGetValue(at, out var rows) ? rows : behind[at] = []).Add(Row(step.After!));
            }
        }

        var whole = lines.SelectMany((line, i) => (line is null ? [] : new[] { line }).Concat(behind.GetValueOrDefault(i + 1) ?? []));
        return string.Join('\n', whole.Append("")).TrimEnd('\n') + "\n";
    }

    // The columns this product writes; remarks stay where they are.
    private static string InColumns(string text)
    {
        var header = string.Join('\t', columns);
        var lines = text.Split('\n').Select(l => l.TrimEnd('\r')).ToArray();
        var at = Array.FindIndex(lines, l => !string.IsNullOrWhiteSpace(l) && l[0] != '#');
        if (lines[at] == header)
        {
            return text;
        }

        lines[at] = header;
        foreach (var (line, entry) in Read(Name, text).Lines)
        {
            lines[line - 1] = Row(entry);
        }

        return string.Join('\n', lines);
    }

    private static string Word(ReportedParty? party) =>
        party is null ? "" : string.Concat(party.ToString()!.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static string OneLine(string basis) => string.Join(' ', basis.Split(['\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
