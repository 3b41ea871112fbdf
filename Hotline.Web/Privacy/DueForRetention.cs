using Hotline.Domain.Complaints;
using Hotline.Domain.Promises;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Privacy;

/// <summary>Which tickets are past their keeping: ended, nothing happened to them for as long as the rules say, no hold, no promise and no complaint still open.</summary>
internal sealed class DueForRetention(HotlineDb db, City city, DateTimeOffset now)
{
    private readonly DateOnly today = city.Now.Day(now);

    /// <summary>How long such tickets are kept, in months.</summary>
    public int MonthsOf(TicketState state, AppealType type) => city.Now.Retention.MonthsOf(state, type, today);

    /// <summary>All tickets, whoever asks: numbers and dates only are read of them here.</summary>
    public IQueryable<Ticket> All => db.Tickets.IgnoreQueryFilters([HotlineDb.ByUnit, HotlineDb.NotAboutMe]);

    /// <summary>Those of one kind, the oldest first.</summary>
    public IQueryable<Ticket> Of(TicketState state, AppealType type)
    {
        // What was registered after that day cannot be due, whatever happened to it since: this much the index knows.
        var before = now.AddMonths(-MonthsOf(state, type));
        var complaints = db.Complaints.IgnoreQueryFilters([HotlineDb.ComplaintReaders, HotlineDb.NotOfMe]).Where(c => c.State == ComplaintState.Open);
        return All
            .Where(t => t.State == state && t.Appeal.Type == type && t.AnonymisedAt == null && t.RegisteredAt <= before && !t.Events.Any(e => e.At > before))
            .Where(t => !db.RetentionHolds.Any(h => h.Ticket == t.Number && h.ReleasedAt == null && h.Until >= today))
            .Where(t => !t.Promises.Any(p => p.State == PromiseState.Open))
            .Where(t => !complaints.Any(c => c.Ticket == t.Number))
            .OrderBy(t => t.RegisteredAt);
    }
}
