using Hotline.Domain.Identity;
using Hotline.Domain.Roster;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hotline.Web.Notifications;

/// <summary>Writes to the person on duty when an urgent ticket comes to a unit at night or on a rest day. It is asked at every save, whoever saves: so no way of dispatching can forget it, and the alert is stored with the dispatch or not at all.</summary>
public sealed class DutyAlerts(City city, SmsGateway gateway, Randomness random, TimeProvider clock, IStringLocalizer<OutboxWords> words)
{
    // What an import or the seed tells of the past alerts nobody.
    private static readonly TimeSpan fresh = TimeSpan.FromHours(1);

    private static readonly HashSet<TicketAction> arrivals =
        [TicketAction.Dispatch, TicketAction.AutoDispatch, TicketAction.Redirect, TicketAction.GrantReturn, TicketAction.Rule];

    /// <summary>Looks at what has just happened.</summary>
    public async Task Raise(HotlineDb db, IReadOnlyList<TicketEvent> happened, CancellationToken ct)
    {
        foreach (var one in happened.Where(e => arrivals.Contains(e.Action) || e.Action == TicketAction.Amend))
        {
            var ticket = db.ChangeTracker.Entries<Ticket>().FirstOrDefault(t => t.Entity.Number == one.Ticket)?.Entity;
            if (ticket is { State: TicketState.Dispatched, Lead: { } unit } && Concerns(ticket, one.At) && (arrivals.Contains(one.Action) || !await Told(db, ticket.Number, unit, ct)))
            {
                await Alert(db, ticket, unit, one.At, ct);
            }
        }
    }

    /// <summary>Who is on duty in a unit at an instant, the first to be told first.</summary>
    public async Task<IReadOnlyList<DutyEntry>> OnDuty(HotlineDb db, DepartmentCode unit, DateTimeOffset at, CancellationToken ct)
    {
        var (day, local) = (city.Now.Day(at), city.Now.Time.Local(at).DateTime);
        // A night that began yesterday, on the last day of its line.
        var yesterday = day.AddDays(-1);
        var entries = await db.DutyEntries.AsNoTracking().Where(e => e.Unit == unit && e.ValidFrom <= day && (e.ValidTo == null || e.ValidTo >= yesterday)).OrderBy(e => e.Id).ToListAsync(ct);
        return [.. entries.Where(e => e.Covers(local, city.Now.Time.Calendar))];
    }

    /// <summary>A message to somebody on duty.</summary>
    public OutboxMessage Write(OutboxKind kind, Ticket ticket, DutyEntry duty, DateTimeOffset? escalateAt, DateTimeOffset at) => new(
        random.Key(), kind, ticket.Number, duty,
        words[$"Text.{kind}", words[$"Urgency.{ticket.Appeal.Urgency}"].Value, ticket.Number, city.Now.UnitName(duty.Unit)].Value,
        gateway.Exists, escalateAt, at);

    private bool Concerns(Ticket ticket, DateTimeOffset at) =>
        at > clock.GetUtcNow() - fresh && ticket.Appeal.Urgency >= city.Now.DutyOn(city.Now.Day(at)).AlertFrom && !city.Now.Time.IsOpen(at);

    // A mistyped field mended is no news; a ticket that became urgent on the unit's desk is.
    private static Task<bool> Told(HotlineDb db, TicketNumber ticket, DepartmentCode unit, CancellationToken ct) =>
        db.OutboxMessages.AnyAsync(m => m.Ticket == ticket && m.Unit == unit, ct);

    private async Task Alert(HotlineDb db, Ticket ticket, DepartmentCode unit, DateTimeOffset at, CancellationToken ct)
    {
        if ((await OnDuty(db, unit, at, ct)) is not [var first, ..])
        {
            db.Notices.Add(Notice.About(NoticeTopic.NobodyOnDuty, ticket.Number, at, Permission.Dispatch));
            return;
        }

        DateTimeOffset? again = ticket.Appeal.Urgency == Urgency.Critical ? city.Now.Time.Add(at, city.Now.DutyOn(city.Now.Day(at)).EscalateAfter).At : null;
        db.OutboxMessages.Add(Write(OutboxKind.DutyAlert, ticket, first, again, at));
    }
}
