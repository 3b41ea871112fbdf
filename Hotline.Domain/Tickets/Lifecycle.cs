using System.Text;
using Hotline.Domain.Identity;
using static Hotline.Domain.Identity.Permission;
using static Hotline.Domain.Tickets.Circumstance;
using static Hotline.Domain.Tickets.TicketAction;
using static Hotline.Domain.Tickets.TicketState;

namespace Hotline.Domain.Tickets;

/// <summary>What decides between two targets of the same action.</summary>
public enum Circumstance
{
    /// <summary>There is one target only.</summary>
    Always,

    /// <summary>The citizen can and wants to be asked afterwards.</summary>
    FollowUpDue,

    /// <summary>Anonymous, unreachable or no answer wanted.</summary>
    NoFollowUp,

    /// <summary>Solved, and the result got 3 to 5.</summary>
    Content,

    /// <summary>Not solved, or the result got 1 or 2.</summary>
    Discontent,

    /// <summary>Back to the district office itself.</summary>
    BackToOffice,

    /// <summary>To another unit inside the district.</summary>
    ToAnotherUnit,
}

/// <summary>One line of a ticket's life: from here, by this act, to there, by anyone who holds one of these permissions.</summary>
public sealed record Step(TicketState From, TicketAction Action, TicketState To, Permission Who, Circumstance When = Always);

/// <summary>A ticket's life as one table. The aggregate, the buttons, authorization, test data and the drawing in docs/lifecycle.md all read it.</summary>
public static class Lifecycle
{
    private static readonly TicketState[] supervised = [Registered, Dispatched, InHand, UnderReview, ToFollowUp, Closed];

    /// <summary>The only list of transitions.</summary>
    public static readonly IReadOnlyList<Step> Steps =
    [
        new(Draft, Register, Registered, Intake | Citizen),

        // First, so that the shortest way to what lies behind it is the ordinary one (PathTo).
        new(Registered, TicketAction.Dispatch, Dispatched, Permission.Dispatch),
        new(Registered, AutoDispatch, Dispatched, Permission.System),
        new(Registered, AnswerDirectly, ToFollowUp, Intake, FollowUpDue),
        new(Registered, AnswerDirectly, Closed, Intake, NoFollowUp),
        new(Registered, Decline, Declined, Intake),
        new(Registered, Transfer, Transferred, Intake),
        new(Registered, Merge, Merged, Intake),

        // Whoever took the call may undo what the machine made of it, until the unit has signed (Mine).
        new(Dispatched, Recall, Registered, Intake | Permission.Dispatch),
        new(InHand, Recall, Registered, Permission.Dispatch),
        new(Dispatched, Accept, InHand, SignForUnit),
        .. Each([Dispatched, InHand], s => new(s, Redirect, Dispatched, Permission.Dispatch)),
        .. Each([Dispatched, InHand], s => new(s, AskReturn, s, SignForUnit)),
        .. Each([Dispatched, InHand], s => new(s, GrantReturn, Dispatched, Decide)),
        .. Each([Dispatched, InHand], s => new(s, RefuseReturn, s, Decide)),
        .. Each([Dispatched, InHand], s => new(s, ApproveRequest, s, LeadUnit)),
        .. Each([Dispatched, InHand], s => new(s, StopRequest, s, LeadUnit)),
        .. Each([Dispatched, InHand], s => new(s, DisputeReturn, s, SignForUnit)),
        .. Each([Dispatched, InHand], s => new(s, Rule, Dispatched, Supervise)),
        .. Each([Dispatched, InHand], s => new(s, RuleStay, s, Supervise)),
        .. Each([Dispatched, InHand], s => new(s, LogDutyCall, s, Intake | Permission.Dispatch)),
        .. Each([Dispatched, InHand], s => new(s, LogContact, s, Handle)),

        .. Each([Dispatched, InHand, UnderReview], s => new(s, CoAccept, s, SignForUnit)),
        .. Each([Dispatched, InHand, UnderReview], s => new(s, CoReply, s, Handle)),
        new(InHand, AddCoUnit, InHand, SignForUnit | Permission.Dispatch),
        new(InHand, ReleaseCoUnit, InHand, SignForUnit | Permission.Dispatch),

        // Inside a district, by its office (Mine).
        .. Each([Dispatched, InHand], s => new(s, TicketAction.Redispatch, Dispatched, Permission.Redispatch)),
        .. Each([Dispatched, InHand], s => new(s, TakeBack, InHand, Permission.Redispatch)),
        .. Each([Dispatched, InHand], s => new(s, GrantTierReturn, InHand, Permission.Redispatch, BackToOffice)),
        .. Each([Dispatched, InHand], s => new(s, GrantTierReturn, Dispatched, Permission.Redispatch, ToAnotherUnit)),
        .. Each([Dispatched, InHand], s => new(s, RefuseTierReturn, s, Permission.Redispatch)),

        new(InHand, AssignHandler, InHand, SignForUnit),
        new(InHand, AskExtension, InHand, SignForUnit),
        new(InHand, GrantExtension, InHand, Decide),
        new(InHand, RefuseExtension, InHand, Decide),
        new(InHand, Reply, UnderReview, Handle),

        new(UnderReview, Approve, ToFollowUp, Review, FollowUpDue),
        new(UnderReview, Approve, Closed, Review, NoFollowUp),
        new(UnderReview, SendBack, InHand, Review),

        new(ToFollowUp, LogAttempt, ToFollowUp, Permission.FollowUp),
        new(ToFollowUp, Close, Closed, Permission.FollowUp),
        new(ToFollowUp, CloseUnreached, Closed, Permission.FollowUp),
        new(ToFollowUp, CloseDissatisfied, Closed, Permission.FollowUp),
        new(ToFollowUp, RecordDiscontent, ToFollowUp, Permission.FollowUp),
        new(ToFollowUp, ExplainDiscontent, ToFollowUp, SignForUnit | Handle),
        new(ToFollowUp, CloseUncalled, Closed, Permission.System),
        new(ToFollowUp, Redo, InHand, Permission.FollowUp),
        new(ToFollowUp, Rate, Closed, Citizen, Content),
        new(ToFollowUp, Rate, ToFollowUp, Citizen, Discontent),
        new(Closed, Rate, Closed, Citizen),

        new(Merged, FollowParent, ToFollowUp, Permission.System, FollowUpDue),
        new(Merged, FollowParent, Closed, Permission.System, NoFollowUp),

        .. Each([Registered, Dispatched, InHand], s => new(s, Amend, s, Intake | Permission.Dispatch)),
        .. Each([Registered, Dispatched, InHand, UnderReview, ToFollowUp, Merged], s => new(s, AddInformation, s, Intake | Citizen)),
        .. Each([Registered, Dispatched, InHand, UnderReview, Merged], s => new(s, Withdraw, Withdrawn, Intake | Citizen)),
        .. Each([Dispatched, InHand, UnderReview], s => new(s, Urge, s, Intake | Supervise)),
        new(Dispatched, AutoSign, InHand, Permission.System),
        .. Each([Registered, Dispatched, InHand, UnderReview, ToFollowUp], s => new(s, Warn, s, Permission.System)),
        .. Each([Dispatched, InHand], s => new(s, ExplainDelay, s, SignForUnit | Handle)),
        .. Each([Dispatched, InHand, UnderReview], s => new(s, IssueCard, s, Supervise)),
        .. Each(supervised, s => new(s, RevokeCard, s, Supervise)),
        .. Each([Dispatched, InHand, UnderReview, ToFollowUp, Closed], s => new(s, OrderSupervision, s, Supervise)),
        .. Each(supervised, s => new(s, TicketAction.Remark, s, Permission.Remark)),
        .. Each(supervised, s => new(s, AnswerOrder, s, SignForUnit | Supervise)),
        .. Each(supervised, s => new(s, AcceptAnswer, s, Supervise)),
        .. Each(supervised, s => new(s, RefuseAnswer, s, Supervise)),
        .. Each([Dispatched, InHand, UnderReview, ToFollowUp, Closed], s => new(s, EscalateOrder, s, Supervise)),
        .. Each(supervised, s => new(s, OrderLate, s, Permission.System)),
        .. Each([.. Enum.GetValues<TicketState>().Except([Draft])], s => new(s, ReissueCode, s, Intake)),
    ];

    /// <summary>States a ticket leaves no more, save for what does not move it.</summary>
    public static bool IsTerminal(TicketState state) => state != Draft && !Steps.Any(s => s.From == state && s.To != state);

    /// <summary>Whether somebody still owes the citizen something.</summary>
    public static bool IsOpen(TicketState state) => !IsTerminal(state);

    /// <summary>What a holder of <paramref name="mine"/> may do to a ticket in this state.</summary>
    public static IEnumerable<TicketAction> Open(TicketState state, Permission mine) =>
        Steps.Where(s => s.From == state && (s.Who & mine) != 0).Select(s => s.Action).Distinct();

    /// <summary>Who may do this at all, in whatever state.</summary>
    public static Permission WhoMay(TicketAction action) =>
        Steps.Where(s => s.Action == action).Aggregate(None, (sum, s) => sum | s.Who);

    /// <summary>Who may do this in that state; in one where nobody can, who may do it at all.</summary>
    public static Permission WhoMay(TicketState state, TicketAction action)
    {
        var here = Steps.Where(s => s.From == state && s.Action == action).Aggregate(None, (sum, s) => sum | s.Who);
        return here == None ? WhoMay(action) : here;
    }

    /// <summary>Where this act leads from here.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NoSuchStep"/>: the table has no such line.</exception>
    public static TicketState Take(TicketState from, TicketAction action, Circumstance circumstance) =>
        Steps.FirstOrDefault(s => s.From == from && s.Action == action && (s.When == Always || s.When == circumstance))?.To
        ?? throw new Refusal(RefusalCode.NoSuchStep, $"{from} × {action} ({circumstance})");

    /// <summary>The shortest way from nothing to a state: what test and demo data walk.</summary>
    public static IReadOnlyList<Step> PathTo(TicketState target)
    {
        var paths = new Dictionary<TicketState, IReadOnlyList<Step>> { [Draft] = [] };
        var queue = new Queue<TicketState>([Draft]);
        while (queue.TryDequeue(out var state))
        {
            foreach (var step in Steps.Where(s => s.From == state && !paths.ContainsKey(s.To)))
            {
                paths[step.To] = [.. paths[state], step];
                queue.Enqueue(step.To);
            }
        }

        return paths[target];
    }

    /// <summary>The table as a Mermaid drawing and a list; docs/lifecycle.md equals it.</summary>
    /// <param name="state">The reader's word for a state.</param>
    /// <param name="action">The reader's word for an action.</param>
    /// <param name="when">The reader's words for what decides between two targets.</param>
    /// <param name="who">The reader's words for permissions.</param>
    /// <param name="columns">The heads of the list: from, action, to, when, who may.</param>
    public static string Draw(
        Func<TicketState, string> state, Func<TicketAction, string> action, Func<Circumstance, string> when, Func<Permission, string> who, IReadOnlyList<string> columns)
    {
        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        foreach (var value in Enum.GetValues<TicketState>())
        {
            text.Append($"    {value}: {state(value)}\n");
        }

        text.Append("    [*] --> Draft\n");
        foreach (var move in Steps.Where(s => s.From != s.To).GroupBy(s => (s.From, s.To)))
        {
            text.Append($"    {move.Key.From} --> {move.Key.To}: {string.Join("、", move.Select(s => action(s.Action)).Distinct())}\n");
        }

        foreach (var terminal in Enum.GetValues<TicketState>().Where(IsTerminal))
        {
            text.Append($"    {terminal} --> [*]\n");
        }

        text.Append($"```\n\n| {string.Join(" | ", columns)} |\n|{string.Concat(columns.Select(_ => "---|"))}\n");
        foreach (var step in Steps)
        {
            text.Append($"| {state(step.From)} | {action(step.Action)} | {state(step.To)} | {when(step.When)} | {who(step.Who)} |\n");
        }

        return text.ToString();
    }

    private static IEnumerable<Step> Each(TicketState[] states, Func<TicketState, Step> step) => states.Select(step);
}
