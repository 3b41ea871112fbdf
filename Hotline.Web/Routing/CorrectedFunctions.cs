using Hotline.Classifier;
using Hotline.Domain.Routing;

namespace Hotline.Web.Routing;

/// <summary>Which handling function a correction speaks for: people correct units, the model learns functions.</summary>
public sealed class CorrectedFunctions(CityRules rules)
{
    private readonly Dictionary<(AreaCode?, ReportedParty?, DepartmentCode, DateOnly), string> byUnit = [];

    /// <summary>
    /// The category's function where the catalogue gives that category to that unit there and then; else the function of the
    /// categories that are the unit's there, if it is one; else none is learned: the category's own would contradict the person.
    /// </summary>
    public string Of(CategoryCode category, AreaCode? area, ReportedParty? party, DepartmentCode unit, DateOnly day)
    {
        if (rules.Catalogue.For(category, area, day, party)?.Lead == unit)
        {
            return rules.FunctionOf(category) is { Length: > 0 } function ? function : Example.NoFunction;
        }

        var asked = (area, party, unit, day);
        return byUnit.TryGetValue(asked, out var known) ? known : byUnit[asked] = OnlyFunction(area, party, unit, day);
    }

    private string OnlyFunction(AreaCode? area, ReportedParty? party, DepartmentCode unit, DateOnly day)
    {
        var functions = rules.Categories.Where(c => c.Code.Value.Length == 4 && c.Function.Length > 0 && rules.Catalogue.For(c.Code, area, day, party)?.Lead == unit)
            .Select(c => c.Function).Distinct().Take(2).ToList();
        return functions.Count == 1 ? functions[0] : Example.NoFunction;
    }
}
