using Hotline.Domain.Supervision;

namespace Hotline.Domain.Tickets;

public sealed partial class Ticket
{
    /// <summary>Whether a step that the life cycle allows can succeed on this very ticket, whatever is typed into its form. Buttons ask it: nobody sees one that would be refused.</summary>
    public bool Offers(TicketAction action) => action switch
    {
        TicketAction.GrantReturn or TicketAction.RefuseReturn => PendingRequest is { Kind: UnitRequestKind.Return, District: null },
        TicketAction.GrantTierReturn or TicketAction.RefuseTierReturn => PendingRequest is { Kind: UnitRequestKind.Return, District: not null },
        TicketAction.Redispatch => District is null && OpenRequest?.Kind != UnitRequestKind.Return,
        TicketAction.TakeBack => District is not null,
        TicketAction.CoAccept => CoUnits().Any(a => a.AcceptedAt is null),
        TicketAction.CoReply or TicketAction.ReleaseCoUnit => CoUnits().Count > 0,
        TicketAction.GrantExtension or TicketAction.RefuseExtension => PendingRequest?.Kind == UnitRequestKind.Extension,
        TicketAction.AskReturn => OpenRequest is null && !LeadIsRuled && ReturnHere is not { State: UnitRequestState.Refused },
        TicketAction.AskExtension => OpenRequest is null,
        TicketAction.ApproveRequest or TicketAction.StopRequest => OpenRequest?.State == UnitRequestState.WaitsForLeader,
        TicketAction.DisputeReturn => DisputableReturn is not null,
        TicketAction.Rule or TicketAction.RuleStay => OpenRequest?.State == UnitRequestState.ForRuling,
        TicketAction.Recall => MayBeRecalled,
        TicketAction.LogDutyCall => Appeal.Urgency != Urgency.Normal,
        TicketAction.Merge or TicketAction.Withdraw => Children == 0,
        TicketAction.ReissueCode => Appeal.Caller.Phones.Count > 0,
        TicketAction.Close or TicketAction.CloseUnreached or TicketAction.RecordDiscontent or TicketAction.LogAttempt => CurrentEvaluation is null,
        TicketAction.ExplainDiscontent => CurrentEvaluation is { Content: false },
        TicketAction.RevokeCard => warnings.Any(w => w is { IsCard: true, Stands: true }),
        TicketAction.IssueCard => DueAt is not null && LeadAssignment is not null,
        TicketAction.OrderSupervision => Lead is not null && !StandingOrders.Any(o => o.Form != OrderForm.Remark),
        TicketAction.AnswerOrder => orders.Any(o => o.State == OrderState.Open),
        TicketAction.AcceptAnswer or TicketAction.RefuseAnswer => orders.Any(o => o.State == OrderState.Answered),
        TicketAction.EscalateOrder => Lead is not null && orders.Any(o => o.Stands && o.Form < OrderForm.Discipline),
        TicketAction.Redo => Redone == 0 && Lead is not null,
        _ => true,
    };
}
