using Hotline.Domain;
using Hotline.Domain.Routing;
using Hotline.Web.Routing;

namespace Hotline.Web.Tiers;

/// <summary>Where a district office may hand a ticket on to.</summary>
public static class DistrictScope
{
    extension(CityRules rules)
    {
        /// <summary>Streets, towns and sections below the office and inside its area that take tickets on that day; none for a unit that is no district office.</summary>
        public IReadOnlyList<Department> InsideDistrict(DepartmentCode office, DateOnly day)
        {
            if (rules.Unit(office) is not { Kind: DepartmentKind.District, Area: { } area })
            {
                return [];
            }

            var areas = rules.Gazetteer.Inside(area).ToHashSet();
            return [.. rules.UnitsUnder(office).Where(u => u != office).Select(u => rules.Unit(u)!).Where(u => u.TakesTickets && u.InForce(day) && u.Area is { } its && areas.Contains(its))];
        }

        /// <summary>The unit inside the district that a form names.</summary>
        /// <exception cref="Refusal"><see cref="RefusalCode.UnknownUnit"/>, <see cref="RefusalCode.NotInDistrict"/>.</exception>
        public DepartmentCode UnitInside(DepartmentCode office, string code, DateTimeOffset at)
        {
            var unit = rules.KnownUnit(code, at);
            return rules.InsideDistrict(office, rules.Day(at)).Any(u => u.Code == unit) ? unit : throw new Refusal(RefusalCode.NotInDistrict, $"{code} is not inside {office}");
        }
    }
}
