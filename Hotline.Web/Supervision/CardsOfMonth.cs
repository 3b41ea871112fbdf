using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Supervision;

/// <summary>One card.</summary>
public sealed record CardRow(
    TicketNumber Ticket, string Title, DepartmentCode? Unit, WarningLevel Level, ClockName Clock, DateTimeOffset At, string? Ground, DateTimeOffset? RevokedAt, string? RevokedWhy);

/// Yellow and red cards of a month, newest first, those that were revoked too.
/// <param name="Month">Its first day; null = this month.</param>
/// <param name="Unit">Of this unit only.</param>
/// <param name="Level">Of this colour only.</param>
/// <param name="Page">Counted from 1.</param>
[Needs(Permission.SeeBoards | Permission.Supervise)]
public sealed record CardsOfMonth(DateOnly? Month, DepartmentCode? Unit, WarningLevel? Level, int Page) : IQuestion<Page<CardRow>>
{
    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<CardsOfMonth, Page<CardRow>>
    {
        public Task<Page<CardRow>> Handle(CardsOfMonth request, CancellationToken ct)
        {
            var month = request.Month ?? city.Now.Month(clock.GetUtcNow());
            var cards = db.Cards(city.Now.Begin(month), city.Now.Begin(month.AddMonths(1)));
            cards = request.Unit is { } unit ? cards.Where(c => c.Unit == unit) : cards;
            cards = request.Level is { } level ? cards.Where(c => c.Level == level) : cards;
            return cards.Join(db.Tickets, c => c.Ticket, t => t.Number, (c, t) => new { c, t.Appeal.Title }).OrderByDescending(x => x.c.At).ThenByDescending(x => x.c.Id)
                .Select(x => new CardRow(x.c.Ticket, x.Title, x.c.Unit, x.c.Level, x.c.Clock, x.c.At, x.c.Ground, x.c.RevokedAt, x.c.RevokedWhy)).Page(request.Page, ct);
        }
    }
}
