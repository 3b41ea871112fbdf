using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Performance;

/// Judges anew, for the performance figures, the tickets to which something happened and those whose limit has ended; says whether more wait.
/// <param name="Batch">How many events, and how many ended limits, at most: a long way is gone in steps, so that colleagues' saves get in between.</param>
[Needs(Permission.System)]
public sealed record KeepKpiFacts(int Batch = 300) : ICommand<bool>, IQuiet
{
    internal const string Ledger = "performance";

    internal sealed class Handler(HotlineDb db, City city, CurrentUser me) : ICommandHandler<KeepKpiFacts, bool>
    {
        public async Task<bool> Handle(KeepKpiFacts request, CancellationToken ct)
        {
            var now = me.Stamp().At;
            var mark = await db.LedgerMarks.FindAsync([Ledger], ct);
            var read = mark?.LastEvent ?? 0;
            var news = await db.Set<TicketEvent>().Where(e => e.Id > read).OrderBy(e => e.Id).Take(request.Batch).Select(e => new { e.Id, e.Ticket, e.At }).ToListAsync(ct);
            var ended = await db.KpiWatches.Where(w => w.After < now).OrderBy(w => w.After).Take(request.Batch).Select(w => w.Ticket).ToListAsync(ct);

            // Events and ended limits only say which tickets to look at. Each is judged by all that is known of it, its old facts taken off and its
            // new ones put on: what is read twice is counted once.
            await Judge([.. news.Select(e => e.Ticket).Concat(ended).Distinct()], now, ct);
            if (news.Count > 0)
            {
                mark ??= db.LedgerMarks.Add(new LedgerMark { Ledger = Ledger }).Entity;
                (mark.LastEvent, mark.At) = (news[^1].Id, news[^1].At);
            }

            return news.Count == request.Batch || ended.Count == request.Batch;
        }

        private async Task Judge(TicketNumber[] numbers, DateTimeOffset now, CancellationToken ct)
        {
            if (numbers.Length == 0)
            {
                return;
            }

            var tickets = await HotlineDb.Whole(db.Tickets).AsNoTracking().Where(t => numbers.Contains(t.Number)).ToListAsync(ct);
            var facts = (await db.KpiFacts.Where(f => numbers.Contains(f.Ticket)).ToListAsync(ct)).ToLookup(f => f.Ticket);
            var watches = await db.KpiWatches.Where(w => numbers.Contains(w.Ticket)).ToDictionaryAsync(w => w.Ticket, ct);
            var excluded = (await db.Exclusions.Where(e => numbers.Contains(e.Ticket) && e.State == ExclusionState.Granted).ToListAsync(ct)).ToLookup(e => e.Ticket);
            var sums = new KpiSumChanges();
            foreach (var ticket in tickets)
            {
                var was = facts[ticket.Number].ToList();
                var judged = KpiJudgement.Of(ticket, city.Now.LimitsOf(ticket), city.Now.Time, now, was, city.Now.KindOf);
                Settle(was, [.. judged.Facts.Select(f => f with { Excluded = excluded[ticket.Number].Any(e => e.Concerns(f)) })], sums);
                Watch(watches.GetValueOrDefault(ticket.Number), ticket.Number, judged.LookAgainAfter);
            }

            await sums.AddTo(db, ct);
        }

        private void Settle(List<KpiFact> was, List<KpiFact> now, KpiSumChanges sums)
        {
            var old = was.ToDictionary(f => (f.Kind, f.Hop));
            foreach (var fact in now)
            {
                if (old.Remove((fact.Kind, fact.Hop), out var known))
                {
                    if (known == fact)
                    {
                        continue;
                    }

                    sums.Count(known, -1);
                    db.Entry(known).CurrentValues.SetValues(fact);
                }
                else
                {
                    db.KpiFacts.Add(fact);
                }

                sums.Count(fact, +1);
            }

            foreach (var gone in old.Values)
            {
                sums.Count(gone, -1);
                db.KpiFacts.Remove(gone);
            }
        }

        private void Watch(KpiWatch? watch, TicketNumber ticket, DateTimeOffset? after)
        {
            if (after is null && watch is not null)
            {
                db.KpiWatches.Remove(watch);
            }
            else if (after is { } when && watch is not null)
            {
                watch.After = when;
            }
            else if (after is { } first)
            {
                db.KpiWatches.Add(new KpiWatch { Ticket = ticket, After = first });
            }
        }
    }
}
