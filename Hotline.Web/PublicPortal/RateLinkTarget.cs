using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.FollowUp;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.PublicPortal;

/// <summary>What a rating link shows: enough to know which appeal is meant, nothing that a wrong number should read.</summary>
public sealed record LinkedTicket(TicketNumber Number, DateTimeOffset RegisteredAt, string? Unit, DateTimeOffset AnsweredAt);

/// What a rating link is for; every link that opens nothing, whatever the reason, gets the same answer.
[OpenToAll]
public sealed record RateLinkTarget(string Token) : IQuestion<LinkedTicket>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : IQuestionHandler<RateLinkTarget, LinkedTicket>
    {
        public async Task<LinkedTicket> Handle(RateLinkTarget request, CancellationToken ct)
        {
            var link = await RateLinks.Find(db, request.Token, me.Stamp().At, ct) ?? throw new NotThere("rating link");
            var ticket = await HotlineDb.Whole(db.Tickets.AsNoTracking()).SingleAsync(t => t.Number == link.Ticket, ct);
            return ticket is { CurrentEvaluation: null, ApprovedReply: { } reply } && ticket.Redone + 1 == link.Round
                ? new LinkedTicket(ticket.Number, ticket.RegisteredAt, city.Now.Unit(reply.Unit)?.Name, reply.DecidedAt ?? reply.At)
                : throw new NotThere("rating link");
        }
    }
}
