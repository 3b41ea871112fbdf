using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Routing;

namespace Hotline.Web.Intake;

/// <summary>Where a ticket would go by one key: the category a person chose and the catalogue; where none was chosen, the machine's first unit.</summary>
public static class DispatchProposal
{
    /// <summary>The proposal; null where neither the catalogue nor the machine knows a unit that may have it.</summary>
    public static RoutingDecision? For(CityRules rules, Appeal appeal, Advice? advice, DateTimeOffset now)
    {
        if (appeal.Category is not { } category)
        {
            return advice is { Unsure: false, Units: [var first, ..] } ? new RoutingDecision(first.Category, first.Unit, first.CoOperating) : null;
        }

        var duty = rules.Catalogue.For(category, appeal.Area, rules.Day(now), appeal.ReportedParty);
        var lead = duty?.Lead is { } unit && unit == appeal.ReportedUnit ? rules.Catalogue.InsteadOf(unit) : duty?.Lead;
        return lead is { } to ? new RoutingDecision(category, to, [.. duty!.CoOperating.Where(u => u != to && u != appeal.ReportedUnit)]) : null;
    }
}
