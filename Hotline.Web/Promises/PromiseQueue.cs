using Hotline.Domain.Identity;
using Hotline.Domain.Promises;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Promises;

/// <summary>Which promises are looked at.</summary>
public enum PromiseTab
{
    /// <summary>Its day is over: call.</summary>
    Due,

    /// <summary>Its day is still to come.</summary>
    Ahead,

    /// <summary>Kept or broken.</summary>
    Settled,
}

/// <summary>A promise of the list.</summary>
public sealed record PromiseRow(long Id, TicketNumber Ticket, string Title, DepartmentCode? Unit, string Words, DateOnly DueOn, PromiseState State, DateTimeOffset? SettledAt, string? SettledByName, string? Note);

/// Promises: those whose day is over, the oldest first; those to come, the next first; those that were settled, the latest first. Units see their own.
[Needs(Permission.FollowUp | Permission.Supervise | Permission.SignForUnit | Permission.Handle)]
public sealed record PromiseQueue(PromiseTab Tab, DepartmentCode? Unit = null, int Page = 1) : IQuestion<Page<PromiseRow>>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : IQuestionHandler<PromiseQueue, Page<PromiseRow>>
    {
        public Task<Page<PromiseRow>> Handle(PromiseQueue request, CancellationToken ct)
        {
            var (today, units) = (city.Now.Day(me.Stamp().At), me.Units.ToArray());
            var promises = me.SeesAllTickets ? db.Promises.AsNoTracking() : db.Promises.AsNoTracking().Where(p => p.Unit != null && units.Contains(p.Unit.Value));
            promises = request.Unit is { } unit ? promises.Where(p => p.Unit == unit) : promises;
            promises = request.Tab switch
            {
                PromiseTab.Due => promises.Where(p => p.State == PromiseState.Open && p.DueOn < today).OrderBy(p => p.DueOn).ThenBy(p => p.Id),
                PromiseTab.Ahead => promises.Where(p => p.State == PromiseState.Open && p.DueOn >= today).OrderBy(p => p.DueOn).ThenBy(p => p.Id),
                _ => promises.Where(p => p.State == PromiseState.Kept || p.State == PromiseState.Broken).OrderByDescending(p => p.DueOn).ThenByDescending(p => p.Id),
            };
            return promises.Join(db.Tickets, p => p.Ticket, t => t.Number, (p, t) => new PromiseRow(p.Id, p.Ticket, t.Appeal.Title, p.Unit, p.Words, p.DueOn, p.State, p.SettledAt, p.SettledByName, p.Note))
                .Page(request.Page, ct);
        }
    }
}
