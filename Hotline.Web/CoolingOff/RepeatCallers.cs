using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.CoolingOff;

/// <summary>Somebody who turned to the hotline often.</summary>
/// <param name="Phone">Masked.</param>
/// <param name="Count">Tickets in the days that are counted.</param>
/// <param name="SameCategory">Of those, in the category they most often have: one matter, or many?</param>
/// <param name="Last">The newest of them.</param>
/// <param name="Tickets">The newest few.</param>
/// <param name="Stands">Whether a cooling-off was asked for, or binds, already.</param>
public sealed record RepeatCaller(string Phone, int Count, int SameCategory, TicketNumber Last, IReadOnlyList<TicketNumber> Tickets, bool Stands);

/// Who turned to the hotline often in the last days, the most frequent first.
[Needs(Permission.Dispatch | Permission.Supervise)]
public sealed record RepeatCallers : IQuestion<IReadOnlyList<RepeatCaller>>
{
    private const int most = 50, few = 5;

    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<RepeatCallers, IReadOnlyList<RepeatCaller>>
    {
        public async Task<IReadOnlyList<RepeatCaller>> Handle(RepeatCallers request, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var settings = city.Now.CoolingOffOn(city.Now.Day(now));
            var since = now.AddDays(-settings.RepeatDays);
            // Those of some days only, by the index of their registration.
            var recent = await db.Tickets.Where(t => t.RegisteredAt >= since)
                .Join(db.PhoneHashes, t => t.Number, p => p.Ticket, (t, p) => new { p.Whole, t.Number, t.Appeal.Category })
                .ToListAsync(ct);
            var often = recent.GroupBy(r => r.Whole).Where(g => g.Count() >= settings.RepeatFrom).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Max(r => r.Number.Value)).Take(most).ToList();
            var lasts = often.ConvertAll(g => g.MaxBy(r => r.Number.Value)!.Number);
            if (often.Count == 0)
            {
                return [];
            }

            var callers = await db.Tickets.Where(t => lasts.Contains(t.Number)).Select(t => new { t.Number, t.Appeal.Caller }).ToDictionaryAsync(t => t.Number, t => t.Caller, ct);
            string[] hashes = [.. often.Select(g => g.Key)];
            var standing = await db.CoolingOffsStanding(now).Where(c => hashes.Contains(c.Whole)).Select(c => c.Whole).ToListAsync(ct);
            return [.. often.Zip(lasts, (g, last) => new RepeatCaller(
                callers[last].Phones.Where(p => PhoneHash.WholeOf(p, db.Vault) == g.Key).Select(Caller.Mask).FirstOrDefault() ?? "",
                g.Count(), g.GroupBy(r => r.Category).Max(c => c.Count()), last, [.. g.Select(r => r.Number).OrderByDescending(n => n.Value).Take(few)], standing.Contains(g.Key)))];
        }
    }
}
