using System.Text.Json;
using System.Text.RegularExpressions;
using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Architecture;

/// <summary>eng/packages.tsv against what was restored: no package comes in unseen, none stays on the list, each has a licence that may be passed on.</summary>
public sealed partial class PackagesTests
{
    private static readonly string[] licences = ["MIT", "Apache-2.0", "MPL-2.0", "blessing"];
    private static readonly string[] uses = ["product", "build", "tests"];

    [Fact]
    public void The_list_of_packages_is_the_resolved_graph()
    {
        var listed = Listed();
        var resolved = Projects().SelectMany(p => Resolved(File.ReadAllText(p.Assets)).Select(r => (Package: r, p.Project))).ToList();
        Found.None(resolved.Select(r => r.Package).Distinct().Except(listed.Select(l => l.Package)).Select(p => $"{p} was restored and is not in eng/packages.tsv: add it with its licence"));
        Found.None(listed.Select(l => l.Package).Except(resolved.Select(r => r.Package)).Select(p => $"{p} is in eng/packages.tsv and was not restored: take it out"));
        var shipped = resolved.Where(r => Tree.ProductProjects.Contains(r.Project)).Select(r => r.Package).ToHashSet();
        Found.None(listed.Where(l => shipped.Contains(l.Package) != (l.Use != "tests")).Select(l => $"{l.Package}: {l.Use} is not its use"));
    }

    [Fact]
    public void Every_licence_is_one_that_may_be_passed_on()
    {
        Found.None(Listed().Where(l => !licences.Contains(l.Licence) || !uses.Contains(l.Use)).Select(l => $"{l.Package}: {l.Licence}, {l.Use}"));
        // Changes to files under MPL would have to be published: not in what cities install.
        Found.None(Listed().Where(l => l is { Use: "product", Licence: "MPL-2.0" }).Select(l => l.Package));
    }

    [Fact]
    public void A_package_that_nobody_has_listed_is_seen() =>
        Assert.Equal(["Left.Pad/1.0.0"], Resolved("""{"libraries":{"Left.Pad/1.0.0":{"type":"package"},"Hotline.Domain/1.0.0":{"type":"project"}},"project":{"frameworks":{"net10.0":{}}}}"""));

    private static List<(string Package, string Licence, string Use)> Listed() =>
        [.. File.ReadAllLines(Repository.At("eng", "packages.tsv")).Where(l => l.Length > 0 && l[0] != '#').Skip(1).Select(l => l.Split('\t')).Select(p => ($"{p[0]}/{p[1]}", p[2], p[3]))];

    private static IEnumerable<(string Project, string Assets)> Projects() =>
        Tree.ProductProjects.Concat(Tree.OtherProjects).Select(p => (p, Repository.At(p, "obj", "project.assets.json")));

    private static List<string> Resolved(string assets)
    {
        using var json = JsonDocument.Parse(assets);
        var packages = json.RootElement.GetProperty("libraries").EnumerateObject().Where(l => l.Value.GetProperty("type").GetString() == "package").Select(l => l.Name);
        var downloads = json.RootElement.GetProperty("project").GetProperty("frameworks").EnumerateObject()
            .Where(f => f.Value.TryGetProperty("downloadDependencies", out _)).SelectMany(f => f.Value.GetProperty("downloadDependencies").EnumerateArray())
            .Select(d => $"{d.GetProperty("name").GetString()}/{Exactly().Match(d.GetProperty("version").GetString()!).Value}");
        return [.. packages.Concat(downloads)];
    }

    [GeneratedRegex(@"\d[\w.-]*")]
    private static partial Regex Exactly();
}
