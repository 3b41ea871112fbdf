using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Promises;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.PublicPortal;

/// Shows a citizen how far the own ticket is, and the answer.
[OpenToAll]
public sealed record TicketStatus(TicketAccess Access) : IQuestion<PublicTicket>
{
    /// <summary>The acts a citizen is told of. Anything else stays inside: requests between units and centre, who handles it, duty calls.</summary>
    public static readonly IReadOnlySet<TicketAction> Told = new HashSet<TicketAction>
    {
        TicketAction.Register, TicketAction.AnswerDirectly, TicketAction.Decline, TicketAction.Transfer, TicketAction.Merge, TicketAction.Dispatch, TicketAction.AutoDispatch, TicketAction.Recall, TicketAction.Accept, TicketAction.AutoSign,
        TicketAction.LogContact, TicketAction.Reply, TicketAction.Approve, TicketAction.SendBack, TicketAction.GrantReturn, TicketAction.GrantExtension, TicketAction.Redirect, TicketAction.Rule, TicketAction.Redispatch, TicketAction.GrantTierReturn, TicketAction.TakeBack,
        TicketAction.LogAttempt, TicketAction.Close, TicketAction.CloseUnreached, TicketAction.CloseUncalled, TicketAction.CloseDissatisfied, TicketAction.RecordDiscontent, TicketAction.Redo, TicketAction.Rate, TicketAction.Amend,
        TicketAction.AddInformation, TicketAction.Withdraw, TicketAction.Urge, TicketAction.ReissueCode, TicketAction.FollowParent,
    };

    /// <summary>The files that were handed in with the approved answer itself; what came with one that was sent back stays inside.</summary>
    public static IEnumerable<Attachment> FilesOf(Ticket ticket) =>
        ticket.ApprovedReply is { } reply ? ticket.Attachments.Where(a => a.During == TicketAction.Reply && a.At == reply.At && a.By == reply.By) : [];

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : IQuestionHandler<TicketStatus, PublicTicket>
    {
        private CityRules Rules => city.Now;

        public async Task<PublicTicket> Handle(TicketStatus request, CancellationToken ct)
        {
            if (!await db.Opens(request.Access, ct))
            {
                throw new NotThere(request.Access.Number.ToString());
            }

            var ticket = await Whole(request.Access.Number, ct);
            // A merged ticket follows its parent: that one has the unit and the limit. Nothing else of the other citizen's ticket is told.
            var handled = ticket is { State: TicketState.Merged, Parent: { } parent } ? await Whole(parent, ct) : ticket;
            return new PublicTicket(
                ticket.Number, ticket.Version, ticket.State, ticket.Appeal.Type, ticket.RegisteredAt, FullName(handled.Lead), LimitOf(handled), PromiseOf(ticket),
                Progress.Of(ticket),
                [.. ticket.Events.Where(e => Told.Contains(e.Action)).OrderByDescending(e => e.Sequence).Select(e => new PublicEvent(e.Action, e.At, Named(e.Unit)))],
                ReplyOf(ticket), RatingOf(ticket.CurrentEvaluation), EndingOf(ticket), [.. ActionsOn(ticket)])
            {
                District = FullName(handled.District),
                Extensions = [.. ExtensionsOf(handled).Select(e => handled == ticket ? e : e with { Told = "" })],
            };
        }

        private async Task<Ticket> Whole(TicketNumber number, CancellationToken ct) =>
            await HotlineDb.Whole(db.Tickets.AsNoTracking()).SingleAsync(t => t.Number == number, ct);

        private string? FullName(DepartmentCode? unit) => Rules.Unit(unit)?.Name;

        private string? Named(DepartmentCode? unit) => unit is null ? null : Rules.UnitName(unit);

        private PublicLimit? LimitOf(Ticket ticket) =>
            Rules.Clocks(ticket).SingleOrDefault(c => c.Clock == ClockName.Handle) is { } overall
                ? new PublicLimit(overall.DueAt, overall.Provisional, overall.Runs, overall.LateAt(me.Stamp().At))
                : null;

        private Budget PromiseOf(Ticket ticket) =>
            CityFace.Promise(Rules.Limits.In(ticket.LimitVersion), ticket.Appeal.Type, ticket.Appeal.Urgency, ticket.Appeal.Channel, ticket.Appeal.Legal);

        // The words written for the citizen, never the unit's reason or the dispatcher's note.
        private static IEnumerable<PublicExtension> ExtensionsOf(Ticket ticket) =>
            from asked in ticket.Requests
            where asked is { Kind: UnitRequestKind.Extension, State: UnitRequestState.Granted, DueBefore: not null, DueAfter: not null }
            select new PublicExtension(asked.DueBefore!.Value, asked.DueAfter!.Value, asked.DecidedAt!.Value, asked.Told ?? "");

        private PublicReply? ReplyOf(Ticket ticket) => ticket.ApprovedReply is not { } reply ? null : new PublicReply(
            FullName(reply.Unit), reply.Result, reply.Text, reply.PromisedOn, reply.DecidedAt ?? reply.At,
            [.. FilesOf(ticket).Select(a => new PublicFile(a.Id, a.Name, a.Size))])
        {
            Answers = [.. reply.Answers.Where(a => a.Length > 0)], DoneOn = reply.DoneOn, Basis = reply.Basis,
            Promises = [.. ticket.Promises.Where(p => p.State is PromiseState.Open or PromiseState.Kept or PromiseState.Broken)
                .Select(p => (p.DueOn, p.State == PromiseState.Open ? (bool?)null : p.State == PromiseState.Kept))],
        };

        private static PublicRating? RatingOf(Evaluation? given) =>
            given is null ? null : new PublicRating(given.Solved, given.Result, given.Attitude, given.Content, given.At);

        // The reason as the city words it for everybody, never the operator's note to this caller.
        private PublicEnding? EndingOf(Ticket ticket) => ticket.State switch
        {
            TicketState.Declined when Rules.DeclineReasons.FirstOrDefault(r => r.Code == ticket.EndCode) is { } reason => new PublicEnding(reason.Name, reason.Told, reason.Channel),
            TicketState.Transferred when Rules.EmergencyServices.FirstOrDefault(s => s.Code == ticket.EndCode) is { } service => new PublicEnding($"{service.Code} {service.Name}", "", service.Code),
            _ => null,
        };

        private IEnumerable<TicketAction> ActionsOn(Ticket ticket) => Mine.Open(me, ticket).Where(action => action switch
        {
            TicketAction.Rate => ticket is { ApprovedReply: not null, CurrentEvaluation: null },
            TicketAction.Withdraw => ticket.Children == 0,
            _ => true,
        });
    }
}
