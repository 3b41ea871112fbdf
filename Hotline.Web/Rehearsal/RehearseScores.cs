using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Web.Performance;
using Hotline.Web.Platform;

namespace Hotline.Web.Rehearsal;

/// <summary>A unit's points and place under both scorecards.</summary>
public sealed record ScoreReplay(DepartmentCode Unit, DepartmentKind Peers, double? PointsBefore, int? RankBefore, double? PointsAfter, int? RankAfter);

/// Scores a past month by the scorecard on trial beside the one that scored it. Reads only.
[Needs(Permission.Supervise | Permission.ManageAccounts)]
public sealed record RehearseScores(string Token) : IQuestion<IReadOnlyList<ScoreReplay>>
{
    internal sealed class Handler(MonthFigures figures, RehearsalRoom room, CurrentUser me) : IQuestionHandler<RehearseScores, IReadOnlyList<ScoreReplay>>
    {
        public async Task<IReadOnlyList<ScoreReplay>> Handle(RehearseScores request, CancellationToken ct)
        {
            var rules = room.Find(me.Account, request.Token) is { Scorecard: not null } found ? found : throw new NotThere("rehearsal");
            var month = await figures.Read(new DateOnly(rules.From.Year, rules.From.Month, 1), live: false, medians: false, ct);
            var units = month.Units.Where(u => u.Peers is not null).Select(u => (Now: u, Then: rules.Scorecard!.Of(u.Peers!.Value, u.Of))).ToList();
            var places = units.Where(u => u.Then is { Enough: true, Points: not null }).GroupBy(u => u.Now.Peers)
                .SelectMany(g => Ranking.Of(g.Select(u => (u.Now.Unit, u.Then!.Points!.Value)))).ToDictionary(r => r.Key, r => r.Value);
            return [.. units.Select(u => new ScoreReplay(
                    u.Now.Unit, u.Now.Peers!.Value, u.Now.Score?.Points, u.Now.Rank, u.Then?.Points, places.TryGetValue(u.Now.Unit, out var place) ? place : null))
                .OrderBy(s => s.Peers).ThenBy(s => s.RankAfter ?? int.MaxValue).ThenByDescending(s => s.PointsAfter ?? -1).ThenBy(s => s.Unit.Value, StringComparer.Ordinal)];
        }
    }
}
