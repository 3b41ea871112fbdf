using System.Reflection;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Tickets;

/// <summary>Which component is the form of which action, read once from <see cref="FormForAttribute"/>; and in which order their buttons stand.</summary>
public static class ActionForms
{
    // What moves the ticket on, in the order in which it should be thought of.
    private static readonly TicketAction[] next =
    [
        TicketAction.Rule, TicketAction.RuleStay, TicketAction.ApproveRequest, TicketAction.StopRequest,
        TicketAction.GrantTierReturn, TicketAction.RefuseTierReturn,
        TicketAction.GrantReturn, TicketAction.RefuseReturn, TicketAction.GrantExtension, TicketAction.RefuseExtension,
        TicketAction.Dispatch, TicketAction.Accept, TicketAction.CoAccept, TicketAction.CoReply, TicketAction.Reply, TicketAction.Approve, TicketAction.SendBack, TicketAction.Close, TicketAction.AnswerOrder, TicketAction.AcceptAnswer, TicketAction.RefuseAnswer,
    ];

    private static readonly TicketAction[] others =
    [
        TicketAction.LogAttempt, TicketAction.Redo, TicketAction.CloseDissatisfied, TicketAction.RecordDiscontent, TicketAction.ExplainDiscontent, TicketAction.CloseUnreached,
        TicketAction.AnswerDirectly, TicketAction.Merge, TicketAction.Transfer, TicketAction.Decline,
        TicketAction.Redispatch, TicketAction.LogContact, TicketAction.AssignHandler, TicketAction.AddCoUnit, TicketAction.ReleaseCoUnit, TicketAction.TakeBack, TicketAction.AskExtension, TicketAction.AskReturn, TicketAction.DisputeReturn, TicketAction.Redirect, TicketAction.Recall, TicketAction.LogDutyCall,
        TicketAction.Remark, TicketAction.OrderSupervision, TicketAction.EscalateOrder, TicketAction.IssueCard, TicketAction.RevokeCard, TicketAction.ExplainDelay,
        TicketAction.Urge, TicketAction.AddInformation, TicketAction.Amend, TicketAction.ReissueCode, TicketAction.Withdraw,
    ];

    private static readonly TicketAction[] order = [.. next, .. others];

    private static readonly IReadOnlyDictionary<TicketAction, Type> forms = typeof(ActionForms).Assembly.GetTypes()
        .Select(type => (Type: type, Form: type.GetCustomAttribute<FormForAttribute>())).Where(f => f.Form is not null).ToDictionary(f => f.Form!.Action, f => f.Type);

    /// <summary>The form of an action; null where nobody has written one.</summary>
    public static Type? Of(TicketAction action) => forms.GetValueOrDefault(action);

    /// <summary>Those of the actions that have a form, the main next step first.</summary>
    public static IReadOnlyList<TicketAction> InOrder(IEnumerable<TicketAction> open) =>
        [.. open.Where(a => Of(a) is not null).OrderBy(a => Array.IndexOf(order, a) is var place && place < 0 ? order.Length : place)];

    /// <summary>Whether this is what the ticket waits for.</summary>
    public static bool IsNext(TicketAction action) => next.Contains(action);

    /// <summary>Whether this cannot be taken back and disappoints somebody.</summary>
    public static bool IsGrave(TicketAction action) => action is TicketAction.Decline or TicketAction.Withdraw or TicketAction.CloseDissatisfied;

    /// <summary>The queue in which the next one waits.</summary>
    public static string? QueueOf(TicketAction action) => action switch
    {
        TicketAction.Dispatch or TicketAction.Recall => "/console/dispatch",
        TicketAction.GrantReturn or TicketAction.RefuseReturn or TicketAction.GrantExtension or TicketAction.RefuseExtension => "/console/requests",
        TicketAction.Rule or TicketAction.RuleStay => "/console/rulings",
        TicketAction.CoAccept or TicketAction.CoReply => "/console/inbox?tab=help",
        TicketAction.GrantTierReturn or TicketAction.RefuseTierReturn => "/console/inbox?tab=below",
        TicketAction.Redispatch => "/console/inbox",
        TicketAction.ApproveRequest or TicketAction.StopRequest => "/console/inbox?tab=approve",
        TicketAction.Accept or TicketAction.Reply or TicketAction.AskReturn or TicketAction.DisputeReturn => "/console/inbox",
        TicketAction.Approve or TicketAction.SendBack => "/console/review",
        TicketAction.AcceptAnswer or TicketAction.RefuseAnswer or TicketAction.EscalateOrder => "/console/supervision/orders",
        TicketAction.OrderSupervision => "/console/supervision/suggested",
        TicketAction.AnswerOrder => "/console/orders",
        TicketAction.Close or TicketAction.LogAttempt or TicketAction.Redo or TicketAction.CloseDissatisfied or TicketAction.RecordDiscontent or TicketAction.CloseUnreached => "/console/follow-up",
        _ => null,
    };
}
