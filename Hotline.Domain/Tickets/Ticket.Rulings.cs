using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

public sealed partial class Ticket
{
    private readonly List<Ruling> rulings = [];

    /// <summary>Rulings on its disputes, oldest first.</summary>
    public IReadOnlyList<Ruling> Rulings => rulings;

    /// <summary>The request about which somebody still has to decide: the leader, the centre, or whoever rules.</summary>
    public UnitRequest? OpenRequest => requests.SingleOrDefault(r => r.Open);

    /// <summary>The refused return that the unit which has the ticket may dispute.</summary>
    public UnitRequest? DisputableReturn => OpenRequest is null && ReturnHere is { State: UnitRequestState.Refused, District: null } asked ? asked : null;

    /// <summary>Whether a ruling named the unit that has it now.</summary>
    public bool LeadIsRuled => Lead is { } lead && rulings.Any(r => r.UnitAfter == lead);

    /// <summary>负责人同意: the request leaves the unit.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NoRequestPending"/>: nothing waits for the leader.</exception>
    public void ApproveRequest(string? note, RequestRules rules, Stamp stamp)
    {
        Expect(TicketAction.ApproveRequest);
        var asked = Waiting(UnitRequestState.WaitsForLeader);
        Take(TicketAction.ApproveRequest, stamp, note, Lead);
        asked.Approve(asked is { Kind: UnitRequestKind.Return, District: null } && ReturnsUsedUp(rules), note, stamp);
    }

    /// <summary>负责人不同意: the request never leaves the unit; it may ask anew.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NoRequestPending"/>: nothing waits for the leader.</exception>
    public void StopRequest(string note, Stamp stamp)
    {
        Expect(TicketAction.StopRequest);
        var asked = Waiting(UnitRequestState.WaitsForLeader);
        Take(TicketAction.StopRequest, stamp, note, Lead);
        asked.Stop(note, stamp);
    }

    /// <summary>提出异议: the unit does not accept the refusal of its return. Asked as soon after the refusal as a return after the dispatch; no clock stops.</summary>
    /// <exception cref="Refusal">Another request waits; nothing was refused here; too late.</exception>
    public void DisputeReturn(string argument, RequestRules rules, WorkingTime time, Stamp stamp)
    {
        Expect(TicketAction.DisputeReturn);
        Refusal.When(OpenRequest is not null, RefusalCode.RequestPending);
        var refused = DisputableReturn ?? throw new Refusal(RefusalCode.NothingToDispute);
        Refusal.When(stamp.At > time.Add(refused.DecidedAt!.Value, rules.ReturnWithin).At, RefusalCode.DisputeTooLate);
        Take(TicketAction.DisputeReturn, stamp, argument, Lead);
        refused.Dispute(argument, stamp);
    }

    /// <summary>裁定改派: to the unit the ruling names, which may not return it. The overall clock goes on.</summary>
    /// <exception cref="Refusal">Nothing waits for a ruling; to the unit that has it (<see cref="RuleStay"/> says that), or to the one it is about.</exception>
    public void Rule(RoutingDecision to, RulingGrounds words, Stamp stamp)
    {
        Expect(TicketAction.Rule);
        var (asked, before) = (Waiting(UnitRequestState.ForRuling), LeadAssignment!.Unit);
        MoveTo(to, TicketAction.Rule, words.Grounds, stamp);
        asked.Rule(UnitRequestState.Upheld, stamp);
        rulings.Add(new Ruling(Number, Appeal, before, to.Lead, words, stamp));
    }

    /// <summary>裁定维持: it stays, and the unit may not return it again.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NoRequestPending"/>: nothing waits for a ruling.</exception>
    public void RuleStay(RulingGrounds words, Stamp stamp)
    {
        Expect(TicketAction.RuleStay);
        var (asked, unit) = (Waiting(UnitRequestState.ForRuling), LeadAssignment!.Unit);
        Take(TicketAction.RuleStay, stamp, words.Grounds, unit);
        asked.Rule(UnitRequestState.Overruled, stamp);
        rulings.Add(new Ruling(Number, Appeal, unit, unit, words, stamp));
    }

    // The last return the unit asked for since it got the ticket this time.
    private UnitRequest? ReturnHere => LeadAssignment is { } lead
        ? requests.LastOrDefault(r => r.Kind == UnitRequestKind.Return && r.Unit == lead.Unit && r.AskedAt >= LeadSince)
        : null;

    private bool ReturnsUsedUp(RequestRules rules) =>
        requests.Count(r => r is { Kind: UnitRequestKind.Return, State: UnitRequestState.Granted, District: null }) >= rules.MaxReturns;

    private UnitRequest Waiting(UnitRequestState state) => OpenRequest is { } asked && asked.State == state ? asked : throw new Refusal(RefusalCode.NoRequestPending);
}
