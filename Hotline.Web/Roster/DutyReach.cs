using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Platform;

namespace Hotline.Web.Roster;

/// <summary>Whose roster a person may read and change: the own unit's and those below it; the system administrator's is the whole city.</summary>
internal static class DutyReach
{
    public const Permission Demanded = Permission.SignForUnit | Permission.LeadUnit | Permission.ManageAccounts;

    public static bool Edits(this CurrentUser me, DepartmentCode unit) =>
        me.May(Permission.ManageAccounts) || (me.May(Permission.SignForUnit | Permission.LeadUnit) && me.Units.Contains(unit));

    /// <summary>Nobody learns by trying which lines other units have.</summary>
    /// <exception cref="NotThere">Another unit's.</exception>
    public static void CheckEdits(this CurrentUser me, DepartmentCode unit)
    {
        if (!me.Edits(unit))
        {
            throw new NotThere(unit.Value);
        }
    }
}
