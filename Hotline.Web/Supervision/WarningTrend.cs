using Hotline.Domain.Identity;
using Hotline.Domain.Supervision;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Supervision;

/// <summary>How many warnings of each level were given on one local day; a level without any is not there.</summary>
public sealed record WarningDay(DateOnly Day, IReadOnlyDictionary<WarningLevel, int> Given)
{
    /// <summary>Of all levels.</summary>
    public int Total => Given.Values.Sum();
}

/// Warnings given in the last two weeks, day by day and level by level; cards count even if they were revoked later.
[Needs(Permission.SeeBoards | Permission.Supervise)]
public sealed record WarningTrend : IQuestion<IReadOnlyList<WarningDay>>
{
    /// <summary>How many days are shown, today included.</summary>
    public const int Days = 14;

    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<WarningTrend, IReadOnlyList<WarningDay>>
    {
        public async Task<IReadOnlyList<WarningDay>> Handle(WarningTrend request, CancellationToken ct)
        {
            var first = city.Now.Day(clock.GetUtcNow()).AddDays(1 - Days);
            var days = new List<WarningDay>();
            for (var day = first; days.Count < Days; day = day.AddDays(1))
            {
                // A day's warnings are one stretch of the index; a local day cannot be grouped by in the store.
                var (from, to) = (city.Now.Begin(day), city.Now.Begin(day.AddDays(1)));
                days.Add(new WarningDay(day, await db.Set<Warning>().Where(w => w.At >= from && w.At < to).GroupBy(w => w.Level)
                    .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct)));
            }

            return days;
        }
    }
}
