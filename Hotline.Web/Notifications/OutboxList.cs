using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Notifications;

/// <summary>A message, and whom to call where it does not arrive.</summary>
public sealed record OutboxRow(
    long Id, DateTimeOffset At, OutboxKind Kind, TicketNumber Ticket, DepartmentCode Unit, string RecipientName, string Recipient, string Text, OutboxState State,
    int Attempts, DateTimeOffset? NextTryAt, string? LastError, DateTimeOffset? SettledAt, string? SettledByName);

/// Messages to people on duty: those nobody has got yet, the oldest first, or the others, the newest first.
[Needs(Permission.Dispatch | Permission.Intake)]
public sealed record OutboxList(bool Settled = false, int Page = 1) : IQuestion<Page<OutboxRow>>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<OutboxList, Page<OutboxRow>>
    {
        public Task<Page<OutboxRow>> Handle(OutboxList request, CancellationToken ct)
        {
            var messages = db.OutboxMessages.AsNoTracking();
            return (request.Settled
                    ? messages.Where(m => m.State == OutboxState.Sent || m.State == OutboxState.Phoned || m.State == OutboxState.Dropped).OrderByDescending(m => m.Id)
                    : messages.Unsettled().OrderBy(m => m.Id))
                .Select(m => new OutboxRow(
                    m.Id, m.At, m.Kind, m.Ticket, m.Unit, m.RecipientName, m.Recipient, m.Text, m.State, m.Attempts, m.NextTryAt, m.LastError, m.SettledAt, m.SettledByName))
                .Page(request.Page, ct);
        }
    }
}
