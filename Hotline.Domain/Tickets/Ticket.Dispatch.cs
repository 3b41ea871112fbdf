using System.Globalization;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

public sealed partial class Ticket
{
    /// <summary>派单: to the unit that must answer, and those that help.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.ReportAboutTheUnit"/>: a unit never receives a report about itself.</exception>
    public void Dispatch(RoutingDecision decision, string? note, Stamp stamp)
    {
        Expect(TicketAction.Dispatch);
        CheckNotAbout(decision);
        Take(TicketAction.Dispatch, stamp, note, decision.Lead);
        Appeal = Appeal with { Category = decision.Category };
        HandTo(decision, stamp);
    }

    /// <summary>改派: to another unit. The overall clock goes on, the new unit's own clock starts.</summary>
    /// <exception cref="Refusal">To the unit that has it, or to the one it is about.</exception>
    public void Redirect(RoutingDecision decision, string? note, Stamp stamp)
    {
        Expect(TicketAction.Redirect);
        MoveTo(decision, TicketAction.Redirect, note, stamp);
        OpenRequest?.Lapse(stamp);
    }

    /// <summary>Somebody on duty in the unit was told by telephone: urgent tickets do not wait to be noticed.</summary>
    public void LogDutyCall(string answeredBy, Stamp stamp) => Take(TicketAction.LogDutyCall, stamp, answeredBy, Lead);

    /// <summary>申请退单: not ours. No clock stops while it waits; once as many returns as the rules allow have been granted, it goes straight to a ruling.</summary>
    /// <param name="reasonCode">The reason, of the city's list.</param>
    /// <param name="reason">The reason in words.</param>
    /// <param name="basis">The law or duty list that says so.</param>
    /// <param name="suggested">Whose it is.</param>
    /// <param name="approval">Whether the unit's leader must say yes first.</param>
    /// <param name="rules">How often and how soon.</param>
    /// <param name="time">Working time.</param>
    /// <param name="stamp">Who asks, and when.</param>
    /// <exception cref="Refusal">One waits already; a ruling named this unit; it was refused here before (then it is disputed); too late.</exception>
    public void AskReturn(string reasonCode, string reason, string basis, DepartmentCode? suggested, LeaderApproval approval, RequestRules rules, WorkingTime time, Stamp stamp)
    {
        Expect(TicketAction.AskReturn);
        var lead = LeadAssignment!;
        Refusal.When(OpenRequest is not null, RefusalCode.RequestPending);
        Refusal.When(LeadIsRuled, RefusalCode.UnitWasRuled);
        Refusal.When(ReturnHere is { State: UnitRequestState.Refused }, RefusalCode.ReturnWasRefused);
        Refusal.When(stamp.At > time.Add(LeadSince!.Value, rules.ReturnWithin).At, RefusalCode.ReturnTooLate);
        Take(TicketAction.AskReturn, stamp, reason, lead.Unit);
        var asked = new UnitRequest(Number, UnitRequestKind.Return, lead.Unit, reason, 0, stamp) { ReasonCode = reasonCode, Basis = basis, SuggestedUnit = suggested, District = lead.District };
        asked.Leave(approval, asked.District is null && ReturnsUsedUp(rules), stamp);
        requests.Add(asked);
    }

    /// <summary>同意退单: the unit was right, somebody else gets it in the same act.</summary>
    public void GrantReturn(RoutingDecision next, string? note, Stamp stamp)
    {
        Expect(TicketAction.GrantReturn);
        var asked = Pending(UnitRequestKind.Return);
        MoveTo(next, TicketAction.GrantReturn, note, stamp);
        asked.Decide(UnitRequestState.Granted, note, stamp);
    }

    /// <summary>驳回退单: it stays, and its clock has been running all the while.</summary>
    public void RefuseReturn(string note, Stamp stamp) => Refuse(UnitRequestKind.Return, TicketAction.RefuseReturn, note, stamp);

    /// <summary>What the citizen is told the answer is due: the overall limit, after a redo the redo's own.</summary>
    public DateTimeOffset? PromisedDueAt => Redone > 0 ? DueAt : HandleDueAt;

    /// <summary>Working days by which the due date was moved so far.</summary>
    public int ExtendedDays => requests.Where(r => r is { Kind: UnitRequestKind.Extension, State: UnitRequestState.Granted }).Sum(r => r.Days);

    /// <summary>申请延期: before the limit runs out, with a reason, as often and as long (all extensions together) as the rules allow.</summary>
    /// <param name="days">Working days.</param>
    /// <param name="reason">Why.</param>
    /// <param name="approval">Whether the unit's leader must say yes first.</param>
    /// <param name="rules">How often and how long.</param>
    /// <param name="stamp">Who asks, and when.</param>
    /// <exception cref="Refusal">One waits already; too long, too often, too late.</exception>
    public void AskExtension(int days, string reason, LeaderApproval approval, RequestRules rules, Stamp stamp)
    {
        Expect(TicketAction.AskExtension);
        Refusal.When(OpenRequest is not null, RefusalCode.RequestPending);
        Refusal.When(requests.Count(r => r is { Kind: UnitRequestKind.Extension, State: UnitRequestState.Granted }) >= rules.MaxExtensions, RefusalCode.TooManyExtensions);
        Refusal.When(days < 1 || days > rules.MaxExtension.Amount - ExtendedDays, RefusalCode.ExtensionTooLong);
        Refusal.When(stamp.At > PromisedDueAt, RefusalCode.ExtensionTooLate);
        Take(TicketAction.AskExtension, stamp, reason, Lead);
        var asked = new UnitRequest(Number, UnitRequestKind.Extension, LeadAssignment!.Unit, reason, days, stamp);
        asked.Leave(approval, false, stamp);
        requests.Add(asked);
    }

    /// <summary>同意延期: the due date moves by that many days, and the citizen is told from which to which and why.</summary>
    /// <param name="told">Why, in words for the citizen; never the unit's own.</param>
    /// <param name="note">For the unit.</param>
    /// <param name="rules">What extensions are counted in.</param>
    /// <param name="time">Working time.</param>
    /// <param name="stamp">Who grants, and when.</param>
    public void GrantExtension(string told, string? note, RequestRules rules, WorkingTime time, Stamp stamp)
    {
        Expect(TicketAction.GrantExtension);
        var asked = Pending(UnitRequestKind.Extension);
        var before = PromisedDueAt;
        Take(TicketAction.GrantExtension, stamp, asked.Days.ToString(CultureInfo.InvariantCulture), Lead);
        asked.Decide(UnitRequestState.Granted, note, stamp);
        asked.Tell(told, before, before is { } due ? time.Extend(new Due(due, false), new Budget(asked.Days, rules.MaxExtension.Unit)).At : null);
    }

    /// <summary>驳回延期.</summary>
    public void RefuseExtension(string note, Stamp stamp) => Refuse(UnitRequestKind.Extension, TicketAction.RefuseExtension, note, stamp);

    private void Refuse(UnitRequestKind kind, TicketAction action, string note, Stamp stamp)
    {
        Expect(action);
        var asked = Pending(kind);
        Take(action, stamp, note, Lead);
        asked.Decide(UnitRequestState.Refused, note, stamp);
    }

    private UnitRequest Pending(UnitRequestKind kind)
    {
        Refusal.When(PendingRequest?.District is not null, RefusalCode.DistrictDecides);
        return PendingRequest is { } asked && asked.Kind == kind ? asked : throw new Refusal(RefusalCode.NoRequestPending);
    }

    private void MoveTo(RoutingDecision decision, TicketAction action, string? note, Stamp stamp)
    {
        Refusal.When(decision.Lead == Lead || decision.Lead == District, RefusalCode.SameUnit);
        CheckNotAbout(decision);
        Take(action, stamp, note, decision.Lead);
        Appeal = Appeal with { Category = decision.Category };
        Relieve(stamp);
        HandTo(decision, stamp);
        Undo(action);
    }

    private void CheckNotAbout(RoutingDecision decision) =>
        Refusal.When(
            Appeal.ReportedUnit is { } reported && (decision.Lead == reported || decision.CoOperating.Contains(reported)),
            RefusalCode.ReportAboutTheUnit);

    private void HandTo(RoutingDecision decision, Stamp stamp)
    {
        var hop = assignments.Select(a => a.Hop).DefaultIfEmpty().Max() + 1;
        assignments.Add(new Assignment(Number, decision.Lead, AssignmentKind.Lead, hop, stamp.At));
        foreach (var unit in decision.CoOperating.Distinct().Where(u => u != decision.Lead))
        {
            assignments.Add(new Assignment(Number, unit, AssignmentKind.CoOperating, hop, stamp.At));
        }

        Lead = decision.Lead;
        Hops++;
    }

    private void Relieve(Stamp stamp)
    {
        foreach (var assignment in assignments.Where(a => a.Stands))
        {
            assignment.Relieve(stamp.At);
        }

        Lead = null;
    }
}
