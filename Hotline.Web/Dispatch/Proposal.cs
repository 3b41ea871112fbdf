using Hotline.Domain.Routing;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;

namespace Hotline.Web.Dispatch;

/// <summary>Why a line of the queue cannot be dispatched with one key.</summary>
public enum NoProposal
{
    /// <summary>The model abstains.</summary>
    Unsure = 1,

    /// <summary>No unit: the place is not known, or the catalogue has no entry.</summary>
    NoUnit = 2,

    /// <summary>The unit has been dissolved since.</summary>
    Dissolved = 3,
}

/// <summary>What one key would dispatch: the category a person chose at intake, or else the suggested one, and the unit that goes with it.</summary>
/// <param name="Category">Second-level category.</param>
/// <param name="Unit">主办.</param>
/// <param name="CoOperating">协办 by the catalogue.</param>
public sealed record Proposal(CategoryCode Category, DepartmentCode Unit, IReadOnlyList<DepartmentCode> CoOperating)
{
    /// <summary>The proposal for a line, or why there is none. A person's choice of category outranks the machine's, and then the catalogue names the unit.</summary>
    public static (Proposal? Proposal, NoProposal? Why) Of(TicketRow row, CityRules rules, DateTimeOffset now)
    {
        var byPerson = row.Category is { } chosen && chosen != row.SuggestedCategory;
        if (!byPerson && row.Unsure == true)
        {
            return (null, NoProposal.Unsure);
        }

        var day = rules.Day(now);
        var category = row.Category ?? row.SuggestedCategory;
        var duty = category is { } known ? rules.Catalogue.For(known, row.Area, day, row.ReportedParty) : null;
        var unit = byPerson ? duty?.Lead : row.SuggestedUnit;
        if (category is null || rules.Unit(unit) is not { TakesTickets: true } department)
        {
            return (null, NoProposal.NoUnit);
        }

        return department.InForce(day)
            ? (new Proposal(category.Value, department.Code, duty?.Lead == unit ? [.. duty!.CoOperating.Where(u => u != unit)] : []), null)
            : (null, NoProposal.Dissolved);
    }
}
