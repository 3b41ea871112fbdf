using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// <summary>Checks codes that came from a form against the city's rules.</summary>
public static class CodeChecks
{
    /// <summary>The decision a form stands for, every code of it known and every unit in force on that day.</summary>
    /// <exception cref="Invalid">The category is unknown.</exception>
    /// <exception cref="Refusal"><see cref="RefusalCode.UnknownUnit"/>.</exception>
    public static RoutingDecision Decision(this CityRules rules, RoutedCommand form, DateTimeOffset at)
    {
        rules.CheckCodes(form.Category, null, null);
        return new RoutingDecision(new CategoryCode(form.Category), rules.KnownUnit(form.Lead, at), [.. form.CoOperating.Select(code => rules.KnownUnit(code, at))]);
    }

    /// <summary>The unit with this code, if it takes tickets on that day.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.UnknownUnit"/>.</exception>
    public static DepartmentCode KnownUnit(this CityRules rules, string code, DateTimeOffset at) =>
        rules.Unit(new DepartmentCode(code)) is { TakesTickets: true } unit && unit.InForce(rules.Day(at)) ? unit.Code : throw new Refusal(RefusalCode.UnknownUnit, code);

    /// <summary>Says that a table of limits does not know the word of a law.</summary>
    /// <exception cref="Invalid">It does not.</exception>
    public static void CheckLegal(this LimitTable limits, string? word)
    {
        if (word is { Length: > 0 } && !limits.LegalWords.Contains(word))
        {
            throw new Invalid("Legal", "LegalUnknown");
        }
    }

    /// <summary>Says which field holds an unknown code.</summary>
    /// <exception cref="Invalid">One does.</exception>
    public static void CheckCodes(this CityRules rules, string? category, string? area, string? reportedUnit)
    {
        Check("Category", "CategoryUnknown", category, c => rules.Category(new CategoryCode(c)) is not null);
        Check("Area", "AreaUnknown", area, a => rules.Gazetteer.Find(new AreaCode(a)) is not null);
        Check("ReportedUnit", "UnitUnknown", reportedUnit, u => rules.Unit(new DepartmentCode(u)) is not null);

        static void Check(string field, string error, string? code, Func<string, bool> known)
        {
            if (code is { Length: > 0 } && !known(code))
            {
                throw new Invalid(field, error);
            }
        }
    }
}
