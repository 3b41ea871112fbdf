using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using static Hotline.Domain.Identity.Permission;

namespace Hotline.Web.Notifications;

/// <summary>Something people must hear of: what happened to which ticket. It holds no word of the ticket; who may not see the ticket learns nothing from it.</summary>
public sealed class Notice
{
    /// <summary>Given by the store; a reader has read all up to one of these.</summary>
    public long Id { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Which ticket.</summary>
    public TicketNumber Ticket { get; private init; }

    /// <summary>What happened; null where it was no act on the ticket.</summary>
    public TicketAction? Action { get; private init; }

    /// <summary>What it is about, where it was no act.</summary>
    public NoticeTopic? Topic { get; private init; }

    /// <summary>The complaint it is about; who may not read that is not told.</summary>
    public long? Complaint { get; private init; }

    /// <summary>The light or card, where it is one.</summary>
    public WarningLevel? Level { get; private init; }

    /// <summary>Whose people are told; null: the centre's.</summary>
    public DepartmentCode? Unit { get; private init; }

    /// <summary>Of those, who hold one of these.</summary>
    public Permission For { get; private init; }

    /// <summary>Whom the events of one moment concern. Where a clock has run through several lights at once (after a downtime), only the worst is told.</summary>
    public static IReadOnlyList<Notice> Of(IEnumerable<(TicketEvent Event, Ticket Ticket)> happened)
    {
        var all = happened.SelectMany(h => Of(h.Event, h.Ticket)).ToLookup(n => n.Action == TicketAction.Warn);
        return [.. all[false], .. all[true].GroupBy(n => (n.Ticket, n.Unit)).Select(warned => warned.MaxBy(n => n.Level)!)];
    }

    /// <summary>Whom an event concerns. What one did oneself is told to nobody else of the same desk twice: a queue shows it.</summary>
    /// <param name="happened">What happened.</param>
    /// <param name="ticket">To what: who leads it now, and who had it before.</param>
    public static IEnumerable<Notice> Of(TicketEvent happened, Ticket ticket)
    {
        var (level, clock) = LevelOf(happened);
        Notice To(DepartmentCode? unit, Permission anyOf) => new() { At = happened.At, Ticket = happened.Ticket, Action = happened.Action, Level = level, Unit = unit, For = anyOf };

        if (happened.Unit is { } unit && ForUnit(happened.Action) is var them and not None)
        {
            yield return To(unit, them);
        }

        // What concerns somebody else than the unit the event names: the lead hears of parts, a district office of its streets' returns, a street that it was relieved.
        if (happened.Action is TicketAction.CoAccept or TicketAction.CoReply && ticket.Lead is { } lead)
        {
            yield return To(lead, SignForUnit | Handle);
        }

        if (happened.Action == TicketAction.TakeBack && ticket.Assignments.LastOrDefault(a => a.RelievedAt == happened.At && a.Kind == AssignmentKind.Lead) is { } relieved)
        {
            yield return To(relieved.Unit, SignForUnit);
        }

        // A discontent that came from the citizen's own hand: the unit may explain before it is decided.
        if (happened is { Action: TicketAction.Rate, To: TicketState.ToFollowUp } && ticket.Lead is { } answered)
        {
            yield return To(answered, SignForUnit | Handle);
        }

        var office = happened.Action is TicketAction.AskReturn or TicketAction.ApproveRequest ? ticket.OpenRequest?.District : null;
        if (office is not null)
        {
            yield return To(office, Permission.Redispatch);
        }
        else if (ForCentre(happened.Action, level, clock) is var ours and not None)
        {
            yield return To(null, ours);
        }
    }

    /// <summary>A unit that is to help hears of it, however it was asked: with the dispatch or later.</summary>
    public static Notice? Of(Assignment given) => given is { Kind: AssignmentKind.CoOperating, Stands: true }
        ? new Notice { At = given.DispatchedAt, Ticket = given.Ticket, Action = TicketAction.AddCoUnit, Unit = given.Unit, For = SignForUnit }
        : null;

    /// <summary>The centre's people are told of something that was no act on the ticket.</summary>
    public static Notice About(NoticeTopic topic, TicketNumber ticket, DateTimeOffset at, Permission anyOf, long? complaint = null) =>
        new() { At = at, Ticket = ticket, Topic = topic, For = anyOf, Complaint = complaint };

    /// <summary>A unit's people are told of something that was no act on the ticket.</summary>
    public static Notice ToUnit(NoticeTopic topic, TicketNumber ticket, DepartmentCode unit, DateTimeOffset at, Permission anyOf) =>
        new() { At = at, Ticket = ticket, Topic = topic, Unit = unit, For = anyOf };

    private static Permission ForUnit(TicketAction action) => action switch
    {
        TicketAction.Dispatch or TicketAction.AutoDispatch or TicketAction.Redirect or TicketAction.GrantReturn or TicketAction.Rule or TicketAction.RuleStay or TicketAction.AutoSign or TicketAction.Recall => SignForUnit,
        TicketAction.Redispatch or TicketAction.GrantTierReturn or TicketAction.RefuseTierReturn or TicketAction.ReleaseCoUnit => SignForUnit,
        TicketAction.RefuseReturn or TicketAction.ApproveRequest or TicketAction.StopRequest or TicketAction.GrantExtension or TicketAction.RefuseExtension => SignForUnit,
        TicketAction.AskReturn or TicketAction.AskExtension => LeadUnit,
        TicketAction.Warn or TicketAction.Urge or TicketAction.SendBack or TicketAction.Redo or TicketAction.AddInformation or TicketAction.RecordDiscontent => SignForUnit | Handle,
        TicketAction.IssueCard or TicketAction.RevokeCard or TicketAction.OrderSupervision or TicketAction.EscalateOrder or TicketAction.RefuseAnswer
            or TicketAction.AcceptAnswer or TicketAction.Remark or TicketAction.OrderLate => SignForUnit,
        _ => None,
    };

    private static Permission ForCentre(TicketAction action, WarningLevel? level, ClockName? clock) => action switch
    {
        TicketAction.AskReturn or TicketAction.AskExtension or TicketAction.ApproveRequest => Decide,
        TicketAction.Remark or TicketAction.DisputeReturn or TicketAction.ExplainDelay or TicketAction.OrderLate => Supervise,
        TicketAction.AnswerOrder => Supervise | Permission.Remark,
        TicketAction.ExplainDiscontent => Permission.FollowUp,
        TicketAction.Warn => (level >= WarningLevel.Red ? Supervise : None) | clock switch
        {
            ClockName.Dispatch => Permission.Dispatch,
            ClockName.Review => Permission.Review,
            ClockName.FollowUp => Permission.FollowUp,
            _ => None,
        },
        _ => None,
    };

    // A warning's note is written by the ticket: level and clock.
    private static (WarningLevel? Level, ClockName? Clock) LevelOf(TicketEvent happened)
    {
        if (happened.Action is not (TicketAction.Warn or TicketAction.IssueCard or TicketAction.RevokeCard) || happened.Note?.Split(' ') is not [var level, var second, ..])
        {
            return default;
        }

        return (Enum.TryParse<WarningLevel>(level, out var known) ? known : null, Enum.TryParse<ClockName>(second, out var clock) ? clock : null);
    }
}

/// <summary>Up to which notice a person has read.</summary>
public sealed class NoticeMark
{
    /// <summary>Who.</summary>
    public string Account { get; init; } = "";

    /// <summary>The last one seen.</summary>
    public long SeenUpTo { get; set; }
}
