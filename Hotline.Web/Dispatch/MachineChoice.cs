using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Routing;

namespace Hotline.Web.Dispatch;

/// <summary>Why the machine leaves a ticket to a person.</summary>
public enum MachineBar
{
    /// <summary>Not waiting for dispatch, or a person has begun on it.</summary>
    Touched = 1,

    /// <summary>Confidential, about a unit, a report, urgent, or read as urgent.</summary>
    Delicate = 2,

    /// <summary>A person chose another category, or what the machine says now is not what it said at registration.</summary>
    Disagreement = 3,

    /// <summary>The city has not allowed it in this category today.</summary>
    NotAllowed = 4,

    /// <summary>The machine abstains.</summary>
    Unsure = 5,

    /// <summary>Not sure enough of the category for the precision the city asks for.</summary>
    CategoryBelowFloor = 6,

    /// <summary>Not sure enough of the unit.</summary>
    UnitBelowFloor = 7,

    /// <summary>Nobody knows where it is.</summary>
    NoPlace = 8,

    /// <summary>The catalogue names no unit in force, or another than the machine.</summary>
    NoDuty = 9,
}

/// <summary>What the machine may dispatch alone, and on what ground. It never declines, answers, merges or closes anything.</summary>
/// <param name="To">Category and units.</param>
/// <param name="Ground">Confidences, the precision asked for, the model.</param>
public sealed record MachineChoice(RoutingDecision To, MachineGround Ground)
{
    /// <summary>The choice for a ticket, or why a person decides (个人信息保护法 art. 24: only where the city chose it).</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="advice">What the machine thinks of it now.</param>
    /// <param name="rules">The city's rules.</param>
    /// <param name="thresholds">For a precision, the confidences in category and unit from which on so many proposals were right out of fold; 1 = never.</param>
    /// <param name="now">When it would be dispatched.</param>
    public static (MachineChoice? Choice, MachineBar? Bar) Of(
        Ticket ticket, Advice advice, CityRules rules, Func<double, (double Category, double Unit)> thresholds, DateTimeOffset now)
    {
        if (ticket is not { State: TicketState.Registered, Untouched: true, Children: 0 })
        {
            return (null, MachineBar.Touched);
        }

        if (ticket.Appeal is not { Confidential: false, ReportedUnit: null, Type: not AppealType.Report, Urgency: Urgency.Normal } || advice.Urgency is not (null or Urgency.Normal))
        {
            return (null, MachineBar.Delicate);
        }

        if (Agreed(ticket, advice) is not { } proposed)
        {
            return (null, MachineBar.Disagreement);
        }

        var day = rules.Day(now);
        if (rules.Routing.AutoDispatchIn(proposed.Category, day) is not { } allowed)
        {
            return (null, MachineBar.NotAllowed);
        }

        return NotSure(advice, thresholds(allowed.Floor)) is { } bar ? (null, bar)
            : rules.Gazetteer.DistrictOf(ticket.Appeal.Area) is null ? (null, MachineBar.NoPlace)
            : Duty(proposed.Category, proposed.Unit, ticket, rules, day) is { } to
                ? (new MachineChoice(to, new MachineGround(advice.Confidence, advice.UnitConfidence, allowed.Floor, advice.Model)), null)
                : (null, MachineBar.NoDuty);
    }

    // What was proposed at registration stands on the ticket for everybody to see; the machine acts on that or not at all.
    private static (CategoryCode Category, DepartmentCode Unit)? Agreed(Ticket ticket, Advice advice) =>
        advice is { Categories: [var first, ..], Units: [var unit, ..] }
        && (ticket.Appeal.Category is not { } chosen || chosen == first.Category)
        && ticket.Suggested is { } suggested && suggested.Category == first.Category && suggested.Unit == unit.Unit && suggested.Model == advice.Model
            ? (first.Category, unit.Unit)
            : null;

    private static MachineBar? NotSure(Advice advice, (double Category, double Unit) needed) =>
        advice.Unsure || advice.CategoryUnsure ? MachineBar.Unsure
        : needed.Category >= 1 || advice.Confidence < needed.Category ? MachineBar.CategoryBelowFloor
        : needed.Unit >= 1 || advice.UnitConfidence < needed.Unit ? MachineBar.UnitBelowFloor
        : null;

    private static RoutingDecision? Duty(CategoryCode category, DepartmentCode proposed, Ticket ticket, CityRules rules, DateOnly day)
    {
        bool MayHave(DepartmentCode code) => rules.Unit(code) is { TakesTickets: true } unit && unit.InForce(day);
        return rules.Catalogue.For(category, ticket.Appeal.Area, day, ticket.Appeal.ReportedParty) is { Lead: { } lead } duty && lead == proposed && MayHave(lead)
            ? new RoutingDecision(category, lead, [.. duty.CoOperating.Where(u => u != lead && MayHave(u))])
            : null;
    }
}
