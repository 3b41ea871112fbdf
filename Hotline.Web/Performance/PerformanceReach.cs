using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Platform;

namespace Hotline.Web.Performance;

/// <summary>Whose figures a person sees: those who read boards everybody's, a unit its own and those below it.</summary>
internal static class PerformanceReach
{
    /// <summary>Whether the unit's figures are this person's to see; null stands for the whole city.</summary>
    public static bool Sees(CurrentUser me, DepartmentCode? unit) => me.May(Permission.SeeBoards) || (unit is { } one && me.Units.Contains(one));

    /// <summary>Refuses others' figures.</summary>
    /// <exception cref="NotThere">Not for this reader.</exception>
    public static void Check(CurrentUser me, DepartmentCode? unit)
    {
        if (!Sees(me, unit))
        {
            throw new NotThere(unit?.Value ?? "city");
        }
    }
}
