using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Notifications;

/// <summary>What a citizen was told, and whether it arrived.</summary>
public sealed record ToldMessage(DateTimeOffset At, OutboxKind Kind, string Text, OutboxState State, DateTimeOffset? SettledAt);

/// What the citizen of a ticket was told by short message, the newest first.
[Needs(Permission.SeeAllTickets | Permission.SeeOwnUnit)]
public sealed record ToldCitizen(TicketNumber Number) : IQuestion<IReadOnlyList<ToldMessage>>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<ToldCitizen, IReadOnlyList<ToldMessage>>
    {
        public async Task<IReadOnlyList<ToldMessage>> Handle(ToldCitizen request, CancellationToken ct) =>
            await db.OutboxMessages.AsNoTracking().Where(m => m.Ticket == request.Number && m.Unit == null && db.Tickets.Any(t => t.Number == m.Ticket)).OrderByDescending(m => m.Id)
                .Select(m => new ToldMessage(m.At, m.Kind, m.Text, m.State, m.SettledAt)).ToListAsync(ct);
    }
}
