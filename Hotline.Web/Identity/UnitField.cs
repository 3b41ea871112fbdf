using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Identity;

/// <summary>A person's unit as it comes from a form or a file.</summary>
internal static class UnitField
{
    /// <summary>The unit with this code; nothing for an empty field.</summary>
    /// <exception cref="Invalid">There is no such unit.</exception>
    public static DepartmentCode? UnitFrom(this CityRules rules, string code) =>
        code.Length == 0 ? null : rules.Unit(new DepartmentCode(code))?.Code ?? throw new Invalid("Unit", "UnitUnknown");

    /// <summary>Says no to a role that acts for a unit where there is none.</summary>
    /// <exception cref="Invalid">There is none.</exception>
    public static void CheckNeeded(DepartmentCode? unit, IEnumerable<Role> roles, string field)
    {
        if (unit is null && roles.Intersect(Rights.NeedUnit).Any())
        {
            throw new Invalid(field, "RoleNeedsUnit");
        }
    }
}
