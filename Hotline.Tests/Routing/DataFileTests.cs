using System.Text;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Hotline.Web.Routing;
using Xunit;

namespace Hotline.Tests.Routing;

/// <summary>Everything in data/ can be read, and every code in it names something.</summary>
public sealed class DataFileTests
{
    private static readonly CityRules city = Shipped.City;

    // The occasions for which the demo city has notes; finer than actions, since a failed call is noted in other words.
    private static readonly string[] occasions =
    [
        "accept", "add-information", "approve-request", "contact", "contact-failed", "dispatch", "dispute", "extension", "extension-told", "follow-up-bad", "follow-up-good", "redo", "refuse-extension", "refuse-return",
        "return", "rule", "rule-stay", "send-back", "stop-request", "urge", "withdraw", "remark", "explain-delay", "order", "order-back", "order-answer",
        "ask-co", "co-reply", "redispatch", "release-co", "take-back", "tier-refuse", "tier-return",
    ];

    public static TheoryData<string> Tables => [.. Directory.EnumerateFiles(Repository.At("data"), "*.tsv", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(Repository.Root, p)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_is_utf8_without_mark_and_every_line_has_as_many_fields_as_the_header(string file)
    {
        var bytes = File.ReadAllBytes(Repository.At(file));
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        Assert.DoesNotContain('\uFEFF', text);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var lines = text.TrimEnd('\n').Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Count(c => c == '\t')).ToList();
        Assert.True(lines.Count > 1 || file == "data/settings/auto-dispatch.tsv", "nothing but a header"); // the machine alone: nowhere, until a city says so
        Assert.All(lines, tabs => Assert.Equal(lines[0], tabs));
    }

    [Fact]
    public void Every_alternative_table_of_limits_can_be_read() =>
        Assert.All(Directory.EnumerateFiles(Repository.At("data", "limits", "alternatives"), "*.tsv"), path => Assert.NotEmpty(LimitTable.Parse(path, File.ReadAllText(path)).Version));

    [Fact]
    public void Every_area_and_successor_of_a_unit_exists_and_every_district_and_street_has_its_unit()
    {
        Assert.All(city.Departments, unit => Assert.True(unit.Area is null || city.Gazetteer.Find(unit.Area) is not null, unit.Code.Value));
        Assert.All(city.Departments.Where(u => u.Successor is not null), unit => Assert.True(unit.ValidTo is not null && city.Unit(unit.Successor) is not null, unit.Code.Value));
        var withUnit = city.UnitsInForce(Shipped.Today).Select(u => u.Area).ToHashSet();
        Assert.All(city.Gazetteer.All.Where(a => a.Kind is AreaKind.District or AreaKind.Street), area => Assert.Contains(area.Code, withUnit));
    }

    [Fact]
    public void Every_unit_in_force_has_a_duty_telephone() => Assert.All(city.UnitsInForce(Shipped.Today), unit => Assert.NotNull(Caller.Digits(unit.Phone)));

    [Fact]
    public void Areas_lie_in_larger_areas() =>
        Assert.All(city.Gazetteer.All, area => Assert.True(area.Kind == AreaKind.City ? area.Parent is null : city.Gazetteer.Find(area.Parent)?.Kind < area.Kind, area.Code.Value));

    [Fact]
    public void Every_second_level_category_has_its_first_level() =>
        Assert.All(city.Categories, category => Assert.True(category.Code.Value.Length is 2 or 4 && city.Category(category.Code.Top) is not null, category.Code.Value));

    [Fact]
    public void There_are_ten_reasons_to_decline_and_four_emergency_services()
    {
        Assert.Equal(10, city.DeclineReasons.Count);
        Assert.Equal(["110", "119", "120", "122"], city.EmergencyServices.Select(s => s.Code));
        Assert.Equal(10, city.DeclineReasons.Select(r => r.Code).Distinct().Count());
    }

    [Fact]
    public void Every_demo_appeal_speaks_of_categories_areas_and_words_that_exist()
    {
        foreach (var row in Shipped.Rows("demo/appeals.tsv", "category", "type", "urgency", "channel", "area", "title", "text"))
        {
            Assert.True(city.Category(new CategoryCode(row["category"])) is not null, $"line {row.Line}");
            Assert.True(row.Optional("area") is not { } area || city.Gazetteer.Find(new AreaCode(area)) is not null, $"line {row.Line}: {row["area"]}");
            _ = (row.Word<AppealType>("type"), row.Word<Urgency>("urgency"), row.Word<Channel>("channel"), row.Needed("title"), row.Needed("text"));
        }
    }

    [Fact]
    public void Every_demo_caller_reply_and_note_can_be_used()
    {
        Assert.All(Shipped.Rows("demo/callers.tsv", "name", "phone", "kind"), row => Assert.NotNull((row.Word<CallerKind>("kind"), Caller.Digits(row.Needed("phone"))).Item2));
        Assert.All(Shipped.Rows("demo/replies.tsv", "category", "result", "text"), row =>
        {
            Assert.NotNull(city.Category(new CategoryCode(row["category"])));
            _ = row.Word<ResultKind>("result");
            Assert.Empty(System.Text.RegularExpressions.Regex.Matches(row.Needed("text"), @"\{(\w+)\}").Select(m => m.Groups[1].Value).Except(["title", "unit", "area"]));
        });
        Assert.All(Shipped.Rows("demo/notes.tsv", "action", "text"), row => Assert.Contains(row.Needed("action"), occasions));
        Assert.All(Shipped.Rows("demo/duty.tsv", "unit", "days", "from", "to", "name", "phone"), row => Assert.NotNull(city.Unit(new DepartmentCode(row["unit"]))));
        Assert.All(Shipped.Rows("demo/complaints.tsv", "state", "about", "kind", "text"), row => Assert.Contains(city.ComplaintKinds, k => k.Code == row["kind"]));
    }

    [Theory]
    [InlineData("corpus", "category")]
    [InlineData("lexicon", "code")]
    public void Every_category_of_the_classifiers_files_exists(string folder, string column)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.At("data", folder), "*.tsv").Select(p => Path.GetRelativePath(Repository.At("data"), p)))
        {
            Assert.All(Shipped.Rows(file, column), row => Assert.True(city.Category(new CategoryCode(row[column])) is not null, $"{file} line {row.Line}: {row[column]}"));
        }
    }

    [Fact]
    public void A_mistake_is_named_with_file_and_line()
    {
        var broken = new Dictionary<string, string>(Shipped.Files) { ["departments/departments.tsv"] = "code\tname\tkind\tparent\ncentre\t中心\tcentre\t\nlost\t某局\tdepartment\tnowhere\n" };
        Assert.Contains("departments.tsv 第 3 行", Assert.Throws<TsvException>(() => CityFiles.Read(broken)).Message, StringComparison.Ordinal);
    }
}
