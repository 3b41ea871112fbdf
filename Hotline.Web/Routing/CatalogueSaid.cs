using System.Globalization;
using Hotline.Domain.Routing;
using Hotline.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Hotline.Web.Routing;

/// <summary>Entries, steps and mistakes of the dispatch catalogue in words.</summary>
public sealed class CatalogueSaid(City city, Words words, IStringLocalizer<RoutingWords> own)
{
    /// <summary>主办: the unit, or the district office of the place.</summary>
    public string Lead(CatalogueEntry entry) => entry.Lead is { } unit ? city.Now.UnitName(unit) : own["District"].Value;

    /// <summary>协办, one after the other.</summary>
    public string CoOperating(CatalogueEntry entry) => string.Join(own["Comma"], entry.CoOperating.Select(u => city.Now.UnitName(u)));

    /// <summary>Where it holds.</summary>
    public string Area(CatalogueEntry entry) =>
        entry.Area is not { } area ? own["WholeCity"].Value : city.Now.Gazetteer.Find(area) is null ? area.Value : city.Now.Gazetteer.Describe(area);

    /// <summary>About whom it holds.</summary>
    public string Party(CatalogueEntry entry) => entry.Party is { } party ? words.Of(party) : own["AnyParty"].Value;

    /// <summary>From when to when.</summary>
    public string Validity(CatalogueEntry entry) =>
        entry.ValidTo is { } last ? own["FromTo", Day(entry.ValidFrom), Day(last)].Value : own["FromOn", Day(entry.ValidFrom)].Value;

    /// <summary>The whole entry in one line, the basis left out.</summary>
    public string Entry(CatalogueEntry entry)
    {
        var helpers = entry.CoOperating.Count > 0 ? own["Helped", CoOperating(entry)].Value : "";
        return own["Entry", entry.Category, Category(entry.Category), Area(entry), Party(entry), Lead(entry), helpers, Validity(entry)].Value;
    }

    /// <summary>What a step does.</summary>
    public string Step(CatalogueStep step) => (step.Before, step.After) switch
    {
        (null, { } added) => own["Step.Added", Entry(added)].Value,
        ({ } removed, null) => own["Step.Removed", Entry(removed)].Value,
        ({ } before, { } after) when before.SaysTheSame(after) => own["Step.Ended", Entry(before), Day(after.ValidTo ?? DateOnly.MaxValue)].Value,
        ({ } before, { } after) when before.Basis != after.Basis && before.SaysTheSame(after with { Basis = before.Basis }) && before.ValidTo == after.ValidTo =>
            own["Step.Basis", Entry(before), before.Basis, after.Basis].Value,
        ({ } before, { } after) => own["Step.Replaced", Entry(before), Entry(after)].Value,
        _ => "",
    };

    /// <summary>What is wrong, without its line.</summary>
    public string Mistake(CatalogueMistake mistake) =>
        own["Mistake", mistake.Category, Category(mistake.Category), own[$"CatalogueFault.{mistake.Fault}", mistake.Detail].Value].Value;

    /// <summary>What is wrong with a file, with its line where there is one.</summary>
    public string Mistake(string file, CatalogueMistake mistake) =>
        mistake.Line == 0 ? Mistake(mistake) : own["MistakeInLine", file, mistake.Line, Mistake(mistake)].Value;

    private string Category(CategoryCode code) => city.Now.Category(code)?.Name ?? "";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
