using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Performance;

/// Adds a version of the scorecard from a file. What scores a past month is never changed.
[Needs(Permission.System)]
public sealed record ImportScorecard(string File, string Text, bool OnlyCheck) : ICommand<ImportReport>, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => File;

    internal sealed class Handler(City city, RuleStore rules, CurrentUser me) : ICommandHandler<ImportScorecard, ImportReport>
    {
        public async Task<ImportReport> Handle(ImportScorecard request, CancellationToken ct)
        {
            try
            {
                var stamp = me.Stamp();
                var card = CityFiles.Scorecard(request.File, request.Text);
                if (ScorecardChange.Wrong(card, city.Now.Scorecards, city.Now.Day(stamp.At)) is { } why)
                {
                    return ImportReport.Refused([$"{request.File}：{why}"]);
                }

                var before = city.Now.Scorecards.Cards.FirstOrDefault(c => c.Version == card.Version);
                if (!request.OnlyCheck)
                {
                    await rules.Replace($"{CityFiles.ScorecardFolder}{card.Version}.tsv", request.Text, stamp, $"导入 {request.File}", ct);
                }

                return ImportReport.Compare(Lines(before), Lines(card), l => l.Code, l => l.Said, (a, b) => a == b);
            }
            catch (Exception mistake) when (mistake is TsvException or FormatException)
            {
                return ImportReport.Refused([mistake.Message]);
            }
        }

        private static IEnumerable<(string Code, string Said)> Lines(Scorecard? card) => card is null ? [] :
            card.Groups.SelectMany(g => g.Value.Select(l => ($"{card.Version} {g.Key.ToString().ToLowerInvariant()} {l.Kpi.Code}", FormattableString.Invariant($"{l.Kpi.Name} {l.Weight} / {l.Cap:P0} / ≥{l.MinimumSample}"))));
    }
}

/// <summary>What may not be done to scorecards.</summary>
internal static class ScorecardChange
{
    /// <summary>Why this card cannot be taken; null where it can.</summary>
    /// <param name="card">The new one, or a new text of a version that is known.</param>
    /// <param name="book">Those in force.</param>
    /// <param name="today">Past months are those that ended before.</param>
    public static string? Wrong(Scorecard card, ScorecardBook book, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return book.Cards.FirstOrDefault(c => c.Version == card.Version) is { } known && known.ValidFrom < month ? $"版本 “{card.Version}” 已经用于过去的月份，不能再改，请另起版本"
            : card.ValidFrom < month ? $"起始日 {card.ValidFrom:yyyy-MM-dd} 早于本月，会改变过去月份的成绩"
            : book.Cards.Any(c => c.ValidFrom == card.ValidFrom && c.Version != card.Version) ? $"已有另一个版本从 {card.ValidFrom:yyyy-MM-dd} 起用"
            : null;
    }
}
