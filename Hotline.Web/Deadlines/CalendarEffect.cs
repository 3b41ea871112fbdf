using Hotline.Domain.Identity;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Deadlines;

/// <summary>What a notice of holidays would do.</summary>
/// <param name="Year">The year.</param>
/// <param name="Problems">What is wrong with it; then nothing else is said.</param>
/// <param name="Months">Working days of its months.</param>
/// <param name="Rest">Days of rest it lists.</param>
/// <param name="MakeUps">Weekend days it makes workdays.</param>
/// <param name="Moved">Open tickets of which a date moves.</param>
/// <param name="Settled">Open tickets whose dates stay and are provisional no longer.</param>
/// <param name="First">The first of those that move.</param>
/// <param name="Seen">The calendars it was reckoned against.</param>
public sealed record CalendarPreview(
    int Year, IReadOnlyList<string> Problems, IReadOnlyList<int> Months, int Rest, int MakeUps, int Moved, int Settled, IReadOnlyList<DueMove> First, string Seen);

/// What would happen if this notice of holidays were imported: how many open tickets' dates move, and how.
[Needs(Permission.ManageAccounts)]
public sealed record CalendarEffect(string File, string Text) : IQuestion<CalendarPreview>
{
    /// <summary>How many moves are shown.</summary>
    public const int Shown = 20;

    internal sealed class Handler(City city, CalendarChecks checks, OpenDeadlines open) : IQuestionHandler<CalendarEffect, CalendarPreview>
    {
        public async Task<CalendarPreview> Handle(CalendarEffect request, CancellationToken ct)
        {
            var now = city.Now;
            var (sheet, next) = await checks.Try(request.File, request.Text, ct);
            if (next is null)
            {
                return new CalendarPreview(sheet.Year, sheet.Problems, [], sheet.Rest, sheet.MakeUps, 0, 0, [], now.CalendarMark);
            }

            var (moved, settled, first) = (0, 0, new List<DueMove>());
            if (CalendarChecks.FirstChange(now.Time.Calendar, next.Time.Calendar) is { } change)
            {
                var from = now.Time.EndOfWork(change).AddHours(-24);
                foreach (var chunk in (await open.Numbers(from, ct)).Chunk(OpenDeadlines.AtOnce))
                {
                    var moves = await open.Moves(chunk, next, ct);
                    moved += moves.Count(m => m.Moves);
                    settled += moves.Count(m => !m.Moves && m is { Provisional: true, NewProvisional: false });
                    first.AddRange(moves.Where(m => m.Moves).Take(Shown - first.Count));
                }
            }

            return new CalendarPreview(sheet.Year, [], CalendarYears.MonthsOf(next.Time.Calendar, sheet.Year), sheet.Rest, sheet.MakeUps, moved, settled, first, now.CalendarMark);
        }
    }
}
