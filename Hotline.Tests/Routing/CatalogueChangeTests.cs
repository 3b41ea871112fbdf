using Hotline.Domain.Routing;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class CatalogueChangeTests
{
    private static readonly DateOnly day = new(2026, 12, 1);
    private static readonly CatalogueEntry standing = new(new("0101"), null, null, new("streets"), [], "条例", new DateOnly(2020, 1, 1), null);

    [Fact]
    public void The_entry_that_held_ends_the_day_before_the_next_begins()
    {
        var next = standing with { Lead = new("markets"), ValidFrom = day };
        var steps = CatalogueChange.Amend([standing], next);
        Assert.Equal([new CatalogueStep(standing, standing with { ValidTo = new DateOnly(2026, 11, 30) }), new CatalogueStep(null, next)], steps);
    }

    [Fact]
    public void The_next_lasts_as_long_as_the_one_it_takes_over_from()
    {
        var bounded = standing with { ValidTo = new DateOnly(2026, 12, 31) };
        Assert.Equal(bounded.ValidTo, CatalogueChange.Amend([bounded], standing with { Lead = new("markets"), ValidFrom = day })[1].After!.ValidTo);
        var sooner = new DateOnly(2026, 12, 15);
        Assert.Equal(sooner, CatalogueChange.Amend([bounded], standing with { Lead = new("markets"), ValidFrom = day, ValidTo = sooner })[1].After!.ValidTo);
    }

    [Fact]
    public void One_that_begins_on_that_very_day_is_rewritten()
    {
        var planned = standing with { ValidFrom = day };
        var step = Assert.Single(CatalogueChange.Amend([planned], planned with { Lead = new("markets") }));
        Assert.Equal((planned, "markets"), (step.Before, step.After!.Lead!.Value.Value));
    }

    [Fact]
    public void Another_area_or_party_is_another_entry()
    {
        Assert.Null(Assert.Single(CatalogueChange.Amend([standing], standing with { Area = new("east"), ValidFrom = day })).Before);
        Assert.Null(Assert.Single(CatalogueChange.Amend([standing], standing with { Party = ReportedParty.School, ValidFrom = day })).Before);
    }

    [Fact]
    public void What_changes_nothing_is_no_step()
    {
        Assert.Empty(CatalogueChange.Amend([standing], standing with { ValidFrom = day }));
        Assert.Empty(CatalogueChange.Correct(standing, standing.Basis));
        Assert.Empty(CatalogueChange.End(standing with { ValidTo = day }, day));
    }

    [Fact]
    public void An_entry_ends_and_one_that_has_not_begun_is_taken_out()
    {
        Assert.Equal(day, Assert.Single(CatalogueChange.End(standing, day)).After!.ValidTo);
        Assert.Null(Assert.Single(CatalogueChange.End(standing with { ValidFrom = day.AddDays(1) }, day)).After);
    }

    [Fact]
    public void A_line_that_stands_twice_and_then_once_has_gone_once()
    {
        var diff = LineDiff.Between("a\nb\nb\nc\n", "c\nb\nd\n");
        Assert.Equal(["d"], diff.Added);
        Assert.Equal(["a", "b"], diff.Removed);
        Assert.Empty(LineDiff.Between("a\nb\n", "b\r\na\r\n").Added);
    }
}
