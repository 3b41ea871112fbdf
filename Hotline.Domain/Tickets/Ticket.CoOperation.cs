using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

/// <content>协办: units that help report to the lead, who answers for all (首接负责).</content>
public sealed partial class Ticket
{
    private readonly List<PartialReply> parts = [];

    /// <summary>What co-operating units did, oldest first; it stays when they are relieved.</summary>
    public IReadOnlyList<PartialReply> Parts => parts;

    /// <summary>Units that help now.</summary>
    public IReadOnlyList<Assignment> CoUnits() => [.. assignments.Where(a => a is { Kind: AssignmentKind.CoOperating, Stands: true })];

    /// <summary>Units that help and still owe their part. What was owed when the lead's answer was approved is owed no more.</summary>
    public IReadOnlyList<Assignment> MissingParts() => [.. CoUnits().Where(Owes)];

    /// <summary>协办签收: a co-operating unit signs. Its handling clock has been running since it was asked.</summary>
    /// <exception cref="Refusal">It does not help here, or has signed.</exception>
    public void CoAccept(DepartmentCode unit, Stamp stamp)
    {
        Expect(TicketAction.CoAccept);
        var helper = CoUnit(unit);
        Refusal.When(helper.AcceptedAt is not null, RefusalCode.CoUnitSigned);
        Take(TicketAction.CoAccept, stamp, unit: unit);
        helper.Accept(stamp.At);
    }

    /// <summary>提交分办意见: what a co-operating unit did. The first one stops its clock, later ones add to it; who replies has signed.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NoSuchCoUnit"/>.</exception>
    public void CoReply(DepartmentCode unit, string text, Stamp stamp)
    {
        Expect(TicketAction.CoReply);
        var helper = CoUnit(unit);
        Take(TicketAction.CoReply, stamp, unit: unit);
        helper.Accept(stamp.At);
        helper.GivePart(stamp.At);
        parts.Add(new PartialReply(Number, unit, text.Trim(), stamp));
    }

    /// <summary>增加协办单位: the lead or the centre asks one more unit to help. One that has given its part can be asked anew.</summary>
    /// <exception cref="Refusal">The lead itself or the district office that answers for it; the unit it is about; one that still owes its part.</exception>
    public void AddCoUnit(DepartmentCode unit, string wanted, Stamp stamp)
    {
        Expect(TicketAction.AddCoUnit);
        var lead = LeadAssignment!;
        Refusal.When(unit == lead.Unit || unit == lead.Via, RefusalCode.SameUnit);
        Refusal.When(Appeal.ReportedUnit == unit, RefusalCode.ReportAboutTheUnit);
        Refusal.When(MissingParts().Any(a => a.Unit == unit), RefusalCode.CoUnitAlready);
        Take(TicketAction.AddCoUnit, stamp, wanted, unit);
        RelieveHelper(unit, stamp);
        assignments.Add(new Assignment(Number, unit, AssignmentKind.CoOperating, lead.Hop, stamp.At) { Wanted = wanted.Trim() });
    }

    /// <summary>解除协办: this unit need not help any more.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NoSuchCoUnit"/>.</exception>
    public void ReleaseCoUnit(DepartmentCode unit, string why, Stamp stamp)
    {
        Expect(TicketAction.ReleaseCoUnit);
        var helper = CoUnit(unit);
        Take(TicketAction.ReleaseCoUnit, stamp, why, unit);
        helper.Relieve(stamp.At);
    }

    /// <summary>Where the city wants the lead to wait: refuses while a part is missing, and names whose.</summary>
    /// <param name="name">What people call a unit.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.PartsMissing"/>.</exception>
    public void ExpectParts(Func<DepartmentCode, string> name)
    {
        if (MissingParts() is { Count: > 0 } missing)
        {
            throw new Refusal(RefusalCode.PartsMissing) { Named = [.. missing.Select(a => name(a.Unit))] };
        }
    }

    private bool Owes(Assignment helper) =>
        helper.RepliedAt is null && !events.Any(e => e.Action == TicketAction.Approve && e.At >= helper.DispatchedAt);

    private Assignment CoUnit(DepartmentCode unit) =>
        CoUnits().SingleOrDefault(a => a.Unit == unit) ?? throw new Refusal(RefusalCode.NoSuchCoUnit);

    private void RelieveHelper(DepartmentCode unit, Stamp stamp) => CoUnits().SingleOrDefault(a => a.Unit == unit)?.Relieve(stamp.At);
}
