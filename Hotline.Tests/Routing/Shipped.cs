using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Hotline.Web.Routing;

namespace Hotline.Tests.Routing;

/// <summary>The rules as they stand in data/, read as the product reads them.</summary>
internal static class Shipped
{
    internal static readonly IReadOnlyDictionary<string, string> Files = new[] { "calendars", "limits", "categories", "catalogue", "departments", "areas", "settings", "warnings", "scorecards" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.At("data", folder), "*.tsv"))
        .Concat(Directory.EnumerateFiles(Repository.At("data"), "*.tsv"))
        .ToDictionary(path => Path.GetRelativePath(Repository.At("data"), path).Replace('\\', '/'), File.ReadAllText);

    internal static readonly CityRules City = CityFiles.Read(Files);

    /// <summary>The day of the tests' clock.</summary>
    internal static readonly DateOnly Today = new(2026, 11, 23);

    internal static IReadOnlyList<TsvRow> Rows(string file, params string[] needed) =>
        [.. Tsv.Read(file, new StringReader(File.ReadAllText(Repository.At("data", file))), needed)];
}
