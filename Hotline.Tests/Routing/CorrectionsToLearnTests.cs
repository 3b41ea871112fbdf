using Hotline.Classifier;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Routing;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class CorrectionsToLearnTests
{
    [Fact]
    public async Task A_text_is_learned_without_names_and_numbers()
    {
        await using var house = await House.Open();
        var number = (await School.Correct(house, 1, "陈小明说13800001234打不通，身份证440301199001011234", "0101"))[0].ToString();
        var learned = (await house.System.Ask(new CorrectionsToLearn())).Value!;
        var example = Assert.Single(learned.Examples);
        Assert.Equal((number, number, "0101"), (example.Id, example.Batch, example.Category));
        Assert.Equal(house.Clock.Now, learned.LearnedTo);
        foreach (var trace in new[] { "陈小明", "13800001234", "440301199001011234" })
        {
            Assert.DoesNotContain(trace, example.Title + example.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_confidential_and_what_was_erased_is_not_learned()
    {
        await using var house = await House.Open();
        await School.Correct(house, 1, "路灯不亮", "0108", with: a => a with { Confidential = true });
        await School.Correct(house, 1, "路灯不亮", "0108", with: a => a with { Title = "", Text = "" });
        await School.Correct(house, 1, "路灯不亮", "0108");
        Assert.Single((await house.System.Ask(new CorrectionsToLearn())).Value!.Examples);
    }

    [Fact]
    public async Task A_unit_speaks_for_a_function_where_there_is_no_doubt()
    {
        await using var house = await House.Open();
        var (city, functions) = (house.City, new CorrectedFunctions(house.City));
        var day = city.Day(house.Clock.Now);
        var categories = city.Categories.Where(c => c.Code.Value.Length == 4 && c.Function.Length > 0).ToList();
        var duties = categories.Where(c => Lead(c) is not null).ToLookup(c => Lead(c)!.Value);
        Assert.All(duties, d => Assert.All(d, c => Assert.Equal(c.Function, functions.Of(c.Code, null, null, d.Key, day))));

        // A unit that has one thing to do has got it for that, whatever the category says; of one that has many nothing is known.
        foreach (var unit in duties)
        {
            var foreign = categories.First(c => Lead(c) != unit.Key);
            var does = unit.Select(c => c.Function).Distinct().ToList();
            Assert.Equal(does.Count == 1 ? does[0] : Example.NoFunction, functions.Of(foreign.Code, null, null, unit.Key, day));
        }

        Assert.Contains(duties, d => d.Select(c => c.Function).Distinct().Count() > 1);
        Assert.Equal(Example.NoFunction, functions.Of(categories[0].Code, null, null, new DepartmentCode("nobody"), day));
        DepartmentCode? Lead(Category category) => city.Catalogue.For(category.Code, null, day)?.Lead;
    }
}
