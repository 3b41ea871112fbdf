using System.Globalization;
using Hotline.Classifier;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Routing;

/// <summary>A category and how likely it is.</summary>
public sealed record CategoryChance(CategoryCode Category, double Probability);

/// <summary>A unit, how likely it is (the sum over the categories that are its duty here), and why.</summary>
public sealed record UnitChance(DepartmentCode Unit, double Probability, CategoryCode Category, IReadOnlyList<DepartmentCode> CoOperating, string Basis);

/// <summary>What the machine thinks of an appeal. A person decides.</summary>
public sealed record Advice(
    IReadOnlyList<CategoryChance> Categories, IReadOnlyList<UnitChance> Units, AppealType? Type, Urgency? Urgency,
    IReadOnlyList<DecidingWord> Words, PlaceFound? Place, double Confidence, bool Unsure, string Model)
{
    /// <summary>What is kept on the ticket beside the human decision.</summary>
    public SuggestedRoute Route => new(
        Categories.Count > 0 ? Categories[0].Category : null, Units.Count > 0 ? Units[0].Unit : null, Confidence, Unsure,
        string.Join(' ', Units.Select(u => string.Create(CultureInfo.InvariantCulture, $"{u.Unit}={u.Probability:0.000}"))), Model);
}

/// <summary>The classifier reads the text, the gazetteer the address; the catalogue and the place turn categories into units.</summary>
public sealed class Advisor(City city, ModelHolder models, TimeProvider clock)
{
    private const int shownCategories = 5;
    private const int shownUnits = 3;

    /// <summary>Thinks about an appeal. Empty text gets an honest "unsure".</summary>
    /// <param name="title">One line.</param>
    /// <param name="text">The story.</param>
    /// <param name="address">Where, as typed; the text is searched for a place when this says nothing.</param>
    /// <param name="chosenArea">The area a person chose, which wins.</param>
    /// <param name="reported">The unit this is about, which is never proposed.</param>
    /// <param name="party">What kind of party it is about, where somebody said so.</param>
    public Advice Advise(string title, string text, string address = "", AreaCode? chosenArea = null, DepartmentCode? reported = null, ReportedParty? party = null)
    {
        var rules = city.Now;
        var place = chosenArea is null ? rules.Gazetteer.Locate(address) ?? rules.Gazetteer.Locate(text) : null;
        var suggestion = models.Model!.Suggest(title, text);
        var categories = suggestion.Categories.Select(c => new CategoryChance(new CategoryCode(c.Label), c.Probability)).ToList();
        return new Advice(
            [.. categories.Take(shownCategories)],
            Units(rules, categories, chosenArea ?? place?.Area.Code, reported, party),
            Word<AppealType>(suggestion.Types), Word<Urgency>(suggestion.Urgencies),
            suggestion.Words, place, suggestion.Confidence, suggestion.Unsure, suggestion.ModelVersion);
    }

    private List<UnitChance> Units(CityRules rules, IReadOnlyList<CategoryChance> categories, AreaCode? area, DepartmentCode? reported, ReportedParty? party)
    {
        var today = rules.Day(clock.GetUtcNow());
        return [.. categories
            .Select(c => (Chance: c, Duty: rules.Catalogue.For(c.Category, area, today, party)))
            .Where(c => c.Duty?.Lead is not null)
            .GroupBy(c => c.Duty!.Lead!.Value == reported ? rules.Catalogue.InsteadOf(reported.Value) : c.Duty.Lead)
            // What the catalogue leaves to the centre itself is answered directly: the centre takes no tickets.
            .Where(g => rules.Unit(g.Key) is { TakesTickets: true } unit && unit.InForce(today))
            .Select(g => (Unit: g.Key!.Value, Sum: g.Sum(c => c.Chance.Probability), Best: g.MaxBy(c => c.Chance.Probability)))
            .OrderByDescending(g => g.Sum)
            .Take(shownUnits)
            .Select(g => new UnitChance(
                g.Unit, g.Sum, g.Best.Chance.Category, [.. g.Best.Duty!.CoOperating.Where(u => u != g.Unit && u != reported)], g.Best.Duty.Entry.Basis))];
    }

    private static T? Word<T>(IReadOnlyList<Ranked> ranked)
        where T : struct, Enum =>
        ranked.Count > 0 && Enum.TryParse<T>(ranked[0].Label, ignoreCase: true, out var value) ? value : null;
}
