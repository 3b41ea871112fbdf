using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Notifications;

/// <summary>A message, and whom to call where it does not arrive. A citizen's number is masked: it is revealed on the ticket, with a reason.</summary>
public sealed record OutboxRow(
    long Id, DateTimeOffset At, OutboxKind Kind, TicketNumber Ticket, DepartmentCode? Unit, string RecipientName, string Recipient, string Text, OutboxState State,
    int Attempts, DateTimeOffset? NextTryAt, string? LastError, DateTimeOffset? SettledAt, string? SettledByName);

/// Messages for which a person must do something, the oldest first; or what became of alerts to people on duty, the newest first.
[Needs(Permission.Dispatch | Permission.Intake)]
public sealed record OutboxList(bool Settled = false, int Page = 1) : IQuestion<Page<OutboxRow>>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<OutboxList, Page<OutboxRow>>
    {
        public async Task<Page<OutboxRow>> Handle(OutboxList request, CancellationToken ct)
        {
            var messages = db.OutboxMessages.AsNoTracking();
            var page = await (request.Settled
                    ? messages.Where(m => m.Unit != null).Where(m => m.State == OutboxState.Sent || m.State == OutboxState.Phoned || m.State == OutboxState.Dropped).OrderByDescending(m => m.Id)
                    : messages.ForPeople().OrderBy(m => m.Id))
                .Select(m => new OutboxRow(
                    m.Id, m.At, m.Kind, m.Ticket, m.Unit, m.RecipientName, m.Recipient, m.Text, m.State, m.Attempts, m.NextTryAt, m.LastError, m.SettledAt, m.SettledByName))
                .Page(request.Page, ct);
            return page with { Rows = [.. page.Rows.Select(r => r.Unit is null ? r with { Recipient = Caller.Mask(r.Recipient) } : r)] };
        }
    }
}
