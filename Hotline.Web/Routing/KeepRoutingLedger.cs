using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// Reads the next ticket events into the routing ledger; says whether more wait.
/// <param name="Batch">How many events at most: a long way is gone in steps, so that colleagues' saves get in between.</param>
[Needs(Permission.System)]
public sealed record KeepRoutingLedger(int Batch = 500) : ICommand<bool>, IQuiet
{
    internal const string Ledger = "routing";

    // What says where a ticket belongs without moving it between states.
    private static readonly TicketAction[] moving = [TicketAction.Redirect, TicketAction.GrantReturn, TicketAction.Rule, TicketAction.RuleStay];

    internal sealed class Handler(HotlineDb db, City city) : ICommandHandler<KeepRoutingLedger, bool>
    {
        public async Task<bool> Handle(KeepRoutingLedger request, CancellationToken ct)
        {
            var mark = await db.LedgerMarks.FindAsync([Ledger], ct);
            var read = mark?.LastEvent ?? 0;
            var news = await db.Set<TicketEvent>().Where(e => e.Id > read).OrderBy(e => e.Id).Take(request.Batch).Select(e => new { e.Id, e.Ticket, e.At }).ToListAsync(ct);
            if (news.Count == 0)
            {
                return false;
            }

            // Events only say which tickets to look at. Each is then judged by all that is known of it, its old figures taken off and its
            // new ones put on: an event that is read twice, or whose ticket has gone on, is counted once.
            await Judge([.. news.Select(e => e.Ticket).Distinct()], ct);
            mark ??= db.LedgerMarks.Add(new LedgerMark { Ledger = Ledger }).Entity;
            (mark.LastEvent, mark.At) = (news[^1].Id, news[^1].At);
            return news.Count == request.Batch;
        }

        private async Task Judge(TicketNumber[] numbers, CancellationToken ct)
        {
            var lives = await Lives(numbers, ct);
            var outcomes = await db.RoutingOutcomes.Where(o => numbers.Contains(o.Ticket)).ToDictionaryAsync(o => o.Ticket, ct);
            var corrections = await db.Corrections.Where(c => numbers.Contains(c.Ticket)).ToDictionaryAsync(c => c.Ticket, ct);
            var sums = new RoutingSums();
            foreach (var life in lives)
            {
                Settle(outcomes.GetValueOrDefault(life.Ticket), life.Outcome(city.Now), sums);
                Settle(corrections.GetValueOrDefault(life.Ticket), life.Correction());
            }

            await sums.AddTo(db, ct);
        }

        private async Task<List<RoutedLife>> Lives(TicketNumber[] numbers, CancellationToken ct)
        {
            var steps = await db.Set<TicketEvent>().Where(e => numbers.Contains(e.Ticket) && (e.From != e.To || moving.Contains(e.Action)))
                .OrderBy(e => e.Ticket).ThenBy(e => e.Sequence).Select(e => new RoutingStep(e.Ticket, e.Action, e.From, e.To, e.Unit, e.By, e.At)).ToListAsync(ct);
            var ways = steps.ToLookup(s => s.Ticket);
            var tickets = await db.Tickets.AsNoTracking().Where(t => numbers.Contains(t.Number))
                .Select(t => new { t.Number, t.Appeal.Confidential, t.Appeal.Category, t.Suggested }).ToListAsync(ct);
            return [.. tickets.Select(t => new RoutedLife(t.Number, t.Confidential, t.Category, t.Suggested, [.. ways[t.Number]]))];
        }

        private void Settle(RoutingOutcome? was, RoutingOutcome? now, RoutingSums sums)
        {
            if (now is null || now == was)
            {
                return;
            }

            sums.Count(was, -1);
            sums.Count(now, +1);
            if (was is null)
            {
                db.RoutingOutcomes.Add(now);
            }
            else
            {
                db.Entry(was).CurrentValues.SetValues(now);
            }
        }

        private void Settle(Correction? was, Correction? now)
        {
            if (was is not null && now is not null)
            {
                var used = was.Unit == now.Unit && was.Category == now.Category ? was.Used : null;
                (was.Category, was.Unit, was.Source, was.At, was.Used) = (now.Category, now.Unit, now.Source, now.At, used);
            }
            else if (was is not null)
            {
                db.Corrections.Remove(was);
            }
            else if (now is not null)
            {
                db.Corrections.Add(now);
            }
        }
    }
}
