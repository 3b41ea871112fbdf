using Hotline.Domain.Performance;
using Hotline.Domain.Routing;

namespace Hotline.Web.Performance;

/// <summary>Where the tickets behind a figure are listed.</summary>
public static class CasesAddress
{
    /// <summary>The page.</summary>
    public const string Page = "/console/performance/tickets";

    /// <summary>The address of a list; the city's unit stands for all units.</summary>
    public static string Of(DateOnly month, Kpi kpi, KpiPart part, DepartmentCode unit)
    {
        var whose = unit == KpiFact.City ? "" : $"&unit={Uri.EscapeDataString(unit.Value)}";
        return $"{Page}?month={month.InAddress()}&kpi={kpi.Code}&part={part.ToString().ToLowerInvariant()}{whose}";
    }

    /// <summary>The address of a unit's card.</summary>
    public static string Card(DepartmentCode unit, DateOnly month) => $"/console/performance/{Uri.EscapeDataString(unit.Value)}?month={month.InAddress()}";
}
