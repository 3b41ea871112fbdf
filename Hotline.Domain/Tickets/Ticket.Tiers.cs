using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

/// <content>
/// 区内转派: city → district → street. The centre dispatched to the district office, which answers for it whoever inside the district has it: its own handling clock
/// goes on, a step inside the district is no hop of the centre, and what a street asks to return the office decides.
/// </content>
public sealed partial class Ticket
{
    /// <summary>The district office that answers for it while a unit inside the district has it.</summary>
    public DepartmentCode? District => LeadAssignment?.District;

    /// <summary>Steps inside districts so far; counted apart from <see cref="Hops"/>.</summary>
    public int TierSteps => assignments.Count(a => a.Via is not null);

    /// <summary>When the unit that has it got it; for an office that took it back, when the centre gave it to the office.</summary>
    public DateTimeOffset? LeadSince => LeadAssignment is { } lead ? (lead.TookBack ? Leads().Last(a => a.Via is null).DispatchedAt : lead.DispatchedAt) : null;

    /// <summary>区内转派: whoever hands it on has read it, so the office counts as having signed. Helping units stay.</summary>
    /// <param name="unit">Where to; that it lies inside the district is checked by who calls.</param>
    /// <param name="note">What it should look at.</param>
    /// <param name="stamp">Who, and when.</param>
    /// <exception cref="Refusal">Handed on already; to the office itself, or to the unit it is about; the office's own return waits for a decision.</exception>
    public void Redispatch(DepartmentCode unit, string? note, Stamp stamp)
    {
        Expect(TicketAction.Redispatch);
        var office = LeadAssignment!;
        Refusal.When(office.District is not null, RefusalCode.HandedOnAlready);
        CheckInside(unit, office.Unit);
        Refusal.When(OpenRequest?.Kind == UnitRequestKind.Return, RefusalCode.RequestPending);
        Take(TicketAction.Redispatch, stamp, note, unit);
        office.Accept(stamp.At);
        Pass(unit, office.Unit, stamp);
    }

    /// <summary>区收回: the office has it again, in hand.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotHandedOn"/>.</exception>
    public void TakeBack(string? note, Stamp stamp)
    {
        Expect(TicketAction.TakeBack);
        var office = Overseer();
        Take(TicketAction.TakeBack, stamp, note, office);
        OpenRequest?.Lapse(stamp);
        Pass(office, office, stamp).Accept(stamp.At);
    }

    /// <summary>区同意退回: back to the office, in hand, or to another unit inside the district, which must sign.</summary>
    /// <exception cref="Refusal">Not handed on; nothing was asked; to the unit that has it, or to the one it is about.</exception>
    public void GrantTierReturn(DepartmentCode to, string? note, Stamp stamp)
    {
        Expect(TicketAction.GrantTierReturn);
        var (office, asked) = (Overseer(), TierReturn());
        CheckInside(to, Lead!.Value);
        var back = to == office;
        Take(TicketAction.GrantTierReturn, stamp, note, to, back ? Circumstance.BackToOffice : Circumstance.ToAnotherUnit);
        var next = Pass(to, office, stamp);
        if (back)
        {
            next.Accept(stamp.At);
        }

        asked.Decide(UnitRequestState.Granted, note, stamp);
    }

    /// <summary>区驳回退单: it stays where the office sent it; inside a district that is the last word.</summary>
    /// <exception cref="Refusal">Not handed on; nothing was asked.</exception>
    public void RefuseTierReturn(string note, Stamp stamp)
    {
        Expect(TicketAction.RefuseTierReturn);
        Overseer();
        var asked = TierReturn();
        Take(TicketAction.RefuseTierReturn, stamp, note, Lead);
        asked.Decide(UnitRequestState.Refused, note, stamp);
    }

    /// <summary>What one dispatch by the centre led to: the unit and, where that was a district office, whoever had it inside the district. A unit inside one has its own time only.</summary>
    internal IReadOnlyList<Assignment> TenureOf(Assignment lead) =>
        lead.Via is not null ? [lead] : [lead, .. Leads().Where(a => a.Hop > lead.Hop).TakeWhile(a => a.Via is not null)];

    /// <summary>When it left the unit, and with it the district, for good; null while it is there.</summary>
    internal DateTimeOffset? EndOf(Assignment lead) => TenureOf(lead)[^1].RelievedAt;

    private IEnumerable<Assignment> Leads() => assignments.Where(a => a.Kind == AssignmentKind.Lead);

    private DepartmentCode Overseer() => District ?? throw new Refusal(RefusalCode.NotHandedOn);

    private UnitRequest TierReturn() =>
        PendingRequest is { Kind: UnitRequestKind.Return, District: not null } asked ? asked : throw new Refusal(RefusalCode.NoRequestPending);

    private void CheckInside(DepartmentCode to, DepartmentCode from)
    {
        Refusal.When(to == from, RefusalCode.SameUnit);
        Refusal.When(Appeal.ReportedUnit == to, RefusalCode.ReportAboutTheUnit);
    }

    private Assignment Pass(DepartmentCode to, DepartmentCode office, Stamp stamp)
    {
        LeadAssignment!.Relieve(stamp.At);
        RelieveHelper(to, stamp);
        var next = new Assignment(Number, to, AssignmentKind.Lead, Leads().Max(a => a.Hop) + 1, stamp.At) { Via = office };
        assignments.Add(next);
        Lead = to;
        return next;
    }
}
