using Hotline.Domain.Performance;
using Hotline.Domain.Reports;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Reports;

/// <summary>A unit in a round.</summary>
/// <param name="Unit">Who.</param>
/// <param name="Satisfied">Content with the result; null: too few voices.</param>
/// <param name="Solved">Said to be solved.</param>
/// <param name="Rank">Among its peers, ties share a place; null: too few voices.</param>
public sealed record RatedUnit(Department Unit, ReportShare? Satisfied, ReportShare? Solved, int? Rank);

/// <summary>What a round says so far, or said.</summary>
/// <param name="Round">Which.</param>
/// <param name="Over">Whether it has ended.</param>
/// <param name="Voices">All voices; null: too few.</param>
/// <param name="Units">By kind and place.</param>
public sealed record RoundSheet(RatingRound Round, bool Over, long? Voices, IReadOnlyList<RatedUnit> Units);

/// What citizens say of every unit in a rating round: whole months, one voice an appeal, small samples left out, ranked among peers only.
[OpenToAll]
public sealed record RoundResults(string Code) : IQuestion<RoundSheet>
{
    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<RoundResults, RoundSheet>
    {
        public async Task<RoundSheet> Handle(RoundResults request, CancellationToken ct)
        {
            var (rules, today) = (city.Now, city.Now.Day(clock.GetUtcNow()));
            var round = rules.RatingRounds.FirstOrDefault(r => r.Code == request.Code && r.ValidFrom <= today) ?? throw new NotThere(request.Code);
            var least = rules.ReportsOn(round.ValidFrom).LeastCount;
            var (from, to) = (round.ValidFrom, round.ValidTo ?? DateOnly.MaxValue);
            var sums = (await db.KpiSums.AsNoTracking().Where(s => s.Month >= from && s.Month <= to && (s.Kind == FactKind.Satisfied || s.Kind == FactKind.Solved)).ToListAsync(ct))
                .GroupBy(s => (s.Unit, s.Kind)).ToDictionary(g => g.Key, g => g.Aggregate(default(KpiSums), (sum, s) => sum + s.Sums).Counted);
            var units = rules.Departments.Where(u => u.TakesTickets && sums.ContainsKey((u.Code, FactKind.Satisfied)))
                .Select(u => new RatedUnit(
                    u, ReportShare.Of(sums[(u.Code, FactKind.Satisfied)].Share(Kpi.Satisfied), least), ReportShare.Of(sums.GetValueOrDefault((u.Code, FactKind.Solved)).Share(Kpi.Solved), least), null)).ToList();
            var ranks = units.Where(u => u.Satisfied is not null).GroupBy(u => u.Unit.Kind).SelectMany(g => Ranking.Of(g.Select(u => (u.Unit.Code, u.Satisfied!.Rate)))).ToDictionary(r => r.Key, r => r.Value);
            var voices = sums.Where(s => s.Key.Kind == FactKind.Satisfied).Sum(s => s.Value.Count);
            return new RoundSheet(
                round, round.ValidTo < today, voices >= least ? voices : null,
                [.. units.Select(u => ranks.TryGetValue(u.Unit.Code, out var rank) ? u with { Rank = rank } : u).OrderBy(u => u.Unit.Kind).ThenBy(u => u.Rank ?? int.MaxValue).ThenBy(u => u.Unit.Code.Value, StringComparer.Ordinal)]);
        }
    }
}
