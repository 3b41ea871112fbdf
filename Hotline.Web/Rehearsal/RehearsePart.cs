using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Rehearsal;

/// <summary>What the rules on trial would do to some tickets.</summary>
/// <param name="Looked">How many tickets it looked at.</param>
/// <param name="Last">The last of them; null at the end.</param>
/// <param name="Clocks">Each clock of theirs, before and after.</param>
/// <param name="Units">Each ticket's unit by the catalogue, before and after.</param>
public sealed record RehearsalPart(int Looked, TicketNumber? Last, IReadOnlyList<ClockReplay> Clocks, IReadOnlyList<UnitReplay> Units);

/// <summary>One clock of one ticket under both rules.</summary>
public sealed record ClockReplay(TicketNumber Number, ClockName Clock, DepartmentCode? Unit, DateTimeOffset DueBefore, DateTimeOffset DueAfter, bool LateBefore, bool LateAfter);

/// <summary>One ticket's unit under both catalogues, and the unit that has answered or has it now.</summary>
public sealed record UnitReplay(TicketNumber Number, DepartmentCode? Before, DepartmentCode? After, DepartmentCode? Real);

/// Replays the next tickets of the period against the rules on trial. Reads only.
[Needs(Permission.Supervise | Permission.ManageAccounts)]
public sealed record RehearsePart(string Token, TicketNumber? After) : IQuestion<RehearsalPart>
{
    /// <summary>How many tickets are replayed in one go.</summary>
    public const int AtOnce = 200;

    internal sealed class Handler(HotlineDb db, City city, RehearsalRoom room, CurrentUser me, TimeProvider clock) : IQuestionHandler<RehearsePart, RehearsalPart>
    {
        public async Task<RehearsalPart> Handle(RehearsePart request, CancellationToken ct)
        {
            var rules = room.Find(me.Account, request.Token) ?? throw new NotThere("rehearsal");
            var tickets = db.Rehearsed(rules);
            if (request.After is { } after)
            {
                tickets = tickets.Where(t => t.Number.CompareTo(after) > 0);
            }

            tickets = tickets.OrderBy(t => t.Number).Take(AtOnce);
            return rules.Catalogue is null ? await Clocks(rules, tickets, ct) : await Units(rules, rules.Catalogue, tickets, ct);
        }

        private async Task<RehearsalPart> Clocks(RehearsalRules rules, IQueryable<Ticket> tickets, CancellationToken ct)
        {
            var (read, now) = (await HotlineDb.WithClocks(tickets).ToListAsync(ct), clock.GetUtcNow());
            return new RehearsalPart(read.Count, Last(read.Select(t => t.Number)), [.. read.SelectMany(t => Both(t, rules, now))], []);
        }

        // The same acts start and stop the same clocks, so they come in the same order; only what they may take is another.
        private IEnumerable<ClockReplay> Both(Ticket ticket, RehearsalRules rules, DateTimeOffset now)
        {
            var born = city.Now.Limits.In(ticket.LimitVersion);
            return ticket.Clocks(born, city.Now.Time).Zip(ticket.Clocks(rules.Limits ?? born, rules.Time ?? city.Now.Time))
                .Select(c => new ClockReplay(ticket.Number, c.First.Clock, c.First.Unit, c.First.DueAt, c.Second.DueAt, c.First.LateAt(now), c.Second.LateAt(now)));
        }

        private async Task<RehearsalPart> Units(RehearsalRules rules, DispatchCatalogue trial, IQueryable<Ticket> tickets, CancellationToken ct)
        {
            var today = city.Now.Day(clock.GetUtcNow());
            var read = await tickets.Select(t => new { t.Number, t.Appeal.Category, t.Appeal.Area, t.Appeal.ReportedParty, t.Lead }).ToListAsync(ct);
            return new RehearsalPart(read.Count, Last(read.Select(t => t.Number)), [], [.. read.Where(t => t.Category is not null).Select(t => new UnitReplay(
                t.Number, city.Now.Catalogue.For(t.Category!.Value, t.Area, today, t.ReportedParty)?.Lead, trial.For(t.Category.Value, t.Area, rules.CatalogueDay, t.ReportedParty)?.Lead, t.Lead))]);
        }

        private static TicketNumber? Last(IEnumerable<TicketNumber> read) => read.ToList() is { Count: AtOnce } full ? full[^1] : null;
    }
}
