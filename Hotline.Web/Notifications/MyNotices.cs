using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Notifications;

/// <summary>A line of what a person is told. No title where the ticket is no longer this person's to see.</summary>
public sealed record NoticeRow(long Id, DateTimeOffset At, TicketNumber Ticket, TicketAction? Action, WarningLevel? Level, DepartmentCode? Unit, string? Title, bool Seen)
{
    /// <summary>What it is about, where it was no act.</summary>
    public NoticeTopic? Topic { get; init; }

    /// <summary>The complaint it is about.</summary>
    public long? Complaint { get; init; }
}

/// What this person is told, the newest first.
[Needs(Demanded)]
public sealed record MyNotices(int Page = 1) : IQuestion<Page<NoticeRow>>
{
    internal const Permission Demanded = Permission.SeeAllTickets | Permission.SeeOwnUnit;

    internal sealed class Handler(HotlineDb db, CurrentUser me) : IQuestionHandler<MyNotices, Page<NoticeRow>>
    {
        public async Task<Page<NoticeRow>> Handle(MyNotices request, CancellationToken ct)
        {
            var seen = await db.SeenUpTo(me, ct);
            return await db.NoticesOf(me).OrderByDescending(n => n.Id)
                .Select(n => new NoticeRow(
                    n.Id, n.At, n.Ticket, n.Action, n.Level, n.Unit ?? db.Tickets.Where(t => t.Number == n.Ticket).Select(t => t.Lead).SingleOrDefault(), db.Tickets.Where(t => t.Number == n.Ticket).Select(t => t.Appeal.Title).SingleOrDefault(), n.Id <= seen)
                {
                    Topic = n.Topic,
                    Complaint = n.Complaint,
                })
                .Page(request.Page, ct);
        }
    }
}
