using Hotline.Classifier;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Tickets;
using Hotline.Web.Notifications;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hotline.Web.Data;

/// <summary>What must hold whenever a ticket is saved, whoever saves it: due dates and the patrol's next moment recomputed from the timeline, who is called at follow-up, telephones findable by hash, words findable without names and numbers, whoever must know told.</summary>
public sealed class TicketKeeper(City city, DutyAlerts alerts, CitizenMessages citizens) : SaveChangesInterceptor
{
    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is HotlineDb db)
        {
            db.ChangeTracker.DetectChanges();
            db.Notices.AddRange(NewNotices(db));
            var happened = db.ChangeTracker.Entries<TicketEvent>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
            await alerts.Raise(db, happened, cancellationToken);
            foreach (var entry in db.ChangeTracker.Entries<Ticket>().Where(e => e.State is EntityState.Added or EntityState.Modified).ToList())
            {
                var ticket = entry.Entity;
                var news = happened.Where(e => e.Ticket == ticket.Number).ToList();
                Sample(ticket, news);
                ticket.Reckon(city.Now);
                await citizens.Tell(db, ticket, news, cancellationToken);
                if (entry.State == EntityState.Added || entry.Entity.Events[^1].Action == TicketAction.Amend)
                {
                    await KeepFindable(db, ticket, entry.State == EntityState.Added, cancellationToken);
                }
            }
        }

        return result;
    }

    // Who cannot answer by link is called, whatever the draw says.
    private void Sample(Ticket ticket, IReadOnlyList<TicketEvent> news)
    {
        if (news.LastOrDefault(e => e.To == TicketState.ToFollowUp && e.From != TicketState.ToFollowUp) is { } asked && citizens.Reaches(ticket) && citizens.HasLinks && !city.Now.CallSample.Draws(ticket, city.Now.Day(asked.At)))
        {
            ticket.AskByLink(city.Now.Time.Add(asked.At, new Budget(city.Now.FollowUpOn(city.Now.Day(asked.At)).UncalledDays, BudgetUnit.CalendarDay)).At);
        }
    }

    private static List<Notice> NewNotices(HotlineDb db)
    {
        var tickets = db.ChangeTracker.Entries<Ticket>().ToDictionary(t => t.Entity.Number, t => t.Entity);
        return
        [
            .. Notice.Of(db.ChangeTracker.Entries<TicketEvent>().Where(e => e.State == EntityState.Added).Select(e => (e.Entity, tickets[e.Entity.Ticket]))),
            .. db.ChangeTracker.Entries<Assignment>().Where(a => a.State == EntityState.Added).Select(a => Notice.Of(a.Entity)).OfType<Notice>(),
        ];
    }

    private static async Task KeepFindable(HotlineDb db, Ticket ticket, bool isNew, CancellationToken ct)
    {
        if (!isNew)
        {
            await db.PhoneHashes.Where(p => p.Ticket == ticket.Number).ExecuteDeleteAsync(ct);
            await db.Database.ExecuteSqlAsync($"DELETE FROM ticket_text WHERE rowid = {ticket.Number.Value}", ct);
        }

        db.PhoneHashes.AddRange(PhoneHash.Of(ticket, db.Vault));
        var words = TextFeatures.Bigrams(Redaction.Of(ticket));
        await db.Database.ExecuteSqlAsync($"INSERT INTO ticket_text (rowid, words) VALUES ({ticket.Number.Value}, {words})", ct);
    }
}
