using System.Globalization;
using Hotline.Classifier;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Routing;

/// <summary>A category and how likely it is.</summary>
public sealed record CategoryChance(CategoryCode Category, double Probability);

/// <summary>A unit, how likely it is (the sum over the functions that are its duty here), and why.</summary>
public sealed record UnitChance(DepartmentCode Unit, double Probability, CategoryCode Category, IReadOnlyList<DepartmentCode> CoOperating, string Basis);

/// <summary>What the machine thinks of an appeal. A person decides.</summary>
/// <param name="Categories">The likeliest first.</param>
/// <param name="Units">Up to three, the likeliest first.</param>
/// <param name="Type">The likeliest type.</param>
/// <param name="Urgency">The likeliest urgency.</param>
/// <param name="Words">The places that spoke for the first category.</param>
/// <param name="Place">What the gazetteer found, where nobody chose an area.</param>
/// <param name="Confidence">Calibrated probability that the first category is right.</param>
/// <param name="CategoryUnsure">The machine abstains from naming one category.</param>
/// <param name="UnitConfidence">Calibrated probability that the first unit is right; 0 where there is none.</param>
/// <param name="Unsure">The machine abstains from naming one unit: show them as equals.</param>
/// <param name="Model">Which model said so.</param>
public sealed record Advice(
    IReadOnlyList<CategoryChance> Categories, IReadOnlyList<UnitChance> Units, AppealType? Type, Urgency? Urgency,
    IReadOnlyList<DecidingWord> Words, PlaceFound? Place, double Confidence, bool CategoryUnsure, double UnitConfidence, bool Unsure, string Model)
{
    /// <summary>What is kept on the ticket beside the human decision.</summary>
    public SuggestedRoute Route => new(
        Categories.Count > 0 ? Categories[0].Category : null, Units.Count > 0 ? Units[0].Unit : null, Confidence, UnitConfidence, Unsure,
        string.Join(' ', Units.Select(u => string.Create(CultureInfo.InvariantCulture, $"{u.Unit}={u.Probability:0.000}"))), Model);
}

/// <summary>The classifier reads the text, the gazetteer the address; the catalogue and the place turn functions and categories into units.</summary>
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
        var (rules, model) = (city.Now, models.Model!);
        var place = chosenArea is null ? rules.Gazetteer.Locate(address) ?? rules.Gazetteer.Locate(text) : null;
        var said = model.Suggest(title, text);
        var categories = said.Categories.Select(c => new CategoryChance(new CategoryCode(c.Label), c.Probability)).ToList();
        var units = Units(rules, ByFunction(rules, categories, said.Functions), chosenArea ?? place?.Area.Code, reported, party);
        var sure = units.Count == 0 ? 0 : UnitConfidence(said, units[0].Probability);
        var precision = rules.Routing.ProposePrecision;
        return new Advice(
            [.. categories.Take(shownCategories)], units, Word<AppealType>(said.Types), Word<Urgency>(said.Urgencies), said.Words, place,
            said.Confidence, precision is { } share ? said.Confidence < model.ThresholdFor(share) : said.Unsure,
            sure, sure < (precision is { } wanted ? model.FunctionThresholdFor(wanted) : model.FunctionThreshold), said.ModelVersion);
    }

    // How likely each category is when the functions have had their say: P(function) × P(category | its function). A city
    // without functions goes by categories alone.
    private static List<CategoryChance> ByFunction(CityRules rules, List<CategoryChance> categories, IReadOnlyList<Ranked> functions)
    {
        var chance = functions.ToDictionary(f => f.Label, f => f.Probability);
        var together = categories.GroupBy(c => rules.FunctionOf(c.Category)).ToDictionary(g => g.Key, g => g.Sum(c => c.Probability));
        return [.. categories.Select(c => rules.FunctionOf(c.Category) is { Length: > 0 } function && chance.TryGetValue(function, out var p) && together[function] > 0
            ? c with { Probability = p * c.Probability / together[function] }
            : c)];
    }

    // The curve was learned for the first function; a unit that has more of the duties, or not all, is so much surer, or less.
    private static double UnitConfidence(Suggestion said, double unit) =>
        said.Functions.Count == 0 ? said.Confidence : Math.Min(1, said.FunctionConfidence * unit / Math.Max(said.Functions[0].Probability, 1e-9));

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
