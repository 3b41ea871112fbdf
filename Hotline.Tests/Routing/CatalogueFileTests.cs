using Hotline.Domain.Routing;
using Hotline.Web.Routing;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class CatalogueFileTests
{
    private static readonly string shipped = Shipped.Files[CatalogueFile.Name];

    [Fact]
    public void Every_entry_is_written_as_it_was_read()
    {
        var rows = shipped.Split('\n');
        Assert.All(CatalogueFile.Read(CatalogueFile.Name, shipped).Lines, l => Assert.Equal(rows[l.Line - 1], CatalogueFile.Row(l.Entry)));
    }

    [Fact]
    public void A_change_touches_only_its_own_lines_and_a_new_entry_stands_with_its_category()
    {
        var old = Entry(shipped, "0105", null);
        var text = CatalogueFile.Apply(shipped, CatalogueChange.Amend([old], old with { Lead = new("market"), ValidFrom = new DateOnly(2026, 12, 1) }));
        var diff = LineDiff.Between(shipped, text);
        Assert.Equal((2, 1), (diff.Added.Count, diff.Removed.Count));
        var rows = text.Split('\n').ToList();
        Assert.Equal("0106", rows[rows.FindLastIndex(r => r.StartsWith("0105\t", StringComparison.Ordinal)) + 1][..4]);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.Equal(shipped, CatalogueFile.Apply(shipped, []));
    }

    [Fact]
    public void A_file_without_parties_is_read_and_gets_the_column_with_its_first_change()
    {
        const string old = "# 我市目录\ncategory\tarea\tlead\tco\tbasis\tvalid_from\tvalid_to\n0101\t*\tmarket\thealth|police\t条例\t2020-01-01\t\n";
        var entry = Assert.Single(CatalogueFile.Read("old.tsv", old).Lines).Entry;
        Assert.Null(entry.Party);
        var text = CatalogueFile.Apply(old, [new CatalogueStep(null, entry with { Party = ReportedParty.PublicBody })]);
        Assert.Equal(
            "# 我市目录\ncategory\tarea\tparty\tlead\tco\tbasis\tvalid_from\tvalid_to\n0101\t*\t\tmarket\thealth|police\t条例\t2020-01-01\t\n0101\t*\tpublic-body\tmarket\thealth|police\t条例\t2020-01-01\t\n",
            text);
    }

    [Fact]
    public void An_entry_that_is_taken_out_leaves_no_empty_line()
    {
        var gone = Entry(shipped, "0105", "qingxi");
        var text = CatalogueFile.Apply(shipped, [new CatalogueStep(gone, null)]);
        Assert.Equal(shipped.Split('\n').Length - 1, text.Split('\n').Length);
        Assert.DoesNotContain("\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_party_or_a_day_that_cannot_be_read_is_named_with_its_line()
    {
        var (lines, wrong) = CatalogueFile.Read("c.tsv", "category\tarea\tparty\tlead\tbasis\tvalid_from\n0101\t*\taliens\tmarket\tx\t2020-01-01\n0101\t*\t\tmarket\tx\t2020-13-01\n");
        Assert.Empty(lines);
        Assert.Equal([2, 3], wrong.Select(w => w.Line));
    }

    private static CatalogueEntry Entry(string text, string category, string? area) =>
        CatalogueFile.Read(CatalogueFile.Name, text).Lines.Single(l => l.Entry.Category.Value == category && l.Entry.Area?.Value == area).Entry;
}
