using Hotline.Domain.Identity;
using Hotline.Domain.Publication;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Publication;

/// <summary>A line of the reviewer's list.</summary>
/// <param name="Id">Of the publication; null while it waits.</param>
public sealed record PublicationRow(long? Id, string? PublicId, TicketNumber Ticket, string Title, DepartmentCode? Unit, string? ByName, DateTimeOffset? At, string? Why);

/// Answers that wait for a decision on publication, the oldest first, or what was decided, the newest first.
/// <param name="State">Null: what waits.</param>
/// <param name="Page">Counted from 1.</param>
[Needs(Permission.Publish)]
public sealed record PublicationQueue(PublicationState? State, int Page = 1) : IQuestion<Page<PublicationRow>>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<PublicationQueue, Page<PublicationRow>>
    {
        public Task<Page<PublicationRow>> Handle(PublicationQueue request, CancellationToken ct) => request.State is { } state
            ? db.Publications.AsNoTracking().Where(p => p.State == state).OrderByDescending(p => p.Id)
                .Select(p => new PublicationRow(p.Id, p.PublicId, p.Ticket, p.Title, p.Unit, p.ByName, p.RetractedAt ?? p.At, p.RetractedWhy ?? p.Note)).Page(request.Page, ct)
            : db.Tickets.AsNoTracking().Where(t => t.Publication == PublicationStage.Waiting).OrderBy(t => t.Number)
                .Select(t => new PublicationRow(null, null, t.Number, t.Appeal.Title, t.Lead, null, null, null)).Page(request.Page, ct);
    }
}
