using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Rehearsal;

/// <summary>Rules that can be tried, or what is wrong with them.</summary>
/// <param name="Token">What to ask for parts with; null where the file is wrong.</param>
/// <param name="Wrong">Every mistake in the file.</param>
/// <param name="Tickets">How many tickets will be looked at.</param>
public sealed record RehearsalStart(string? Token, IReadOnlyList<string> Wrong, int Tickets);

/// Puts a file of rules on trial: checks it as an import would, and keeps it beside the rules in force. Nothing is stored.
[Needs(Permission.Supervise | Permission.ManageAccounts)]
public sealed record BeginRehearsal : IQuestion<RehearsalStart>, IValidatableObject
{
    /// <summary>Characters of a file.</summary>
    public const int LongestText = 2_000_000;

    public RehearsalKind Kind { get; set; } = RehearsalKind.Calendar;

    [Required(ErrorMessage = "TextMissing"), StringLength(LongestText, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    public DateOnly From { get; set; }

    public DateOnly To { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (To < From || From.Year < 2000)
        {
            yield return new ValidationResult("PeriodWrong", [nameof(To)]);
        }
    }

    internal sealed class Handler(HotlineDb db, City city, RehearsalRoom room, CurrentUser me) : IQuestionHandler<BeginRehearsal, RehearsalStart>
    {
        public async Task<RehearsalStart> Handle(BeginRehearsal request, CancellationToken ct)
        {
            try
            {
                var rules = Read(request, await db.RuleFiles.AsNoTracking().ToDictionaryAsync(f => f.Name, f => f.Content, ct));
                var tickets = request.Kind == RehearsalKind.Scorecard ? 0 : await db.Rehearsed(rules).CountAsync(ct);
                return new RehearsalStart(room.Keep(me.Account, rules), [], tickets);
            }
            catch (Exception mistake) when (mistake is TsvException or FormatException or ArgumentException)
            {
                return new RehearsalStart(null, [mistake.Message], 0);
            }
        }

        private RehearsalRules Read(BeginRehearsal request, Dictionary<string, string> files)
        {
            var rules = new RehearsalRules(request.Kind, request.From, request.To);
            switch (request.Kind)
            {
                case RehearsalKind.Calendar:
                    var year = WorkingCalendar.Parse([("calendar.tsv", request.Text)]).Years is [var only] ? only : throw new TsvException("calendar.tsv", 1, "一个文件只能有一年");
                    files[$"calendars/{year}.tsv"] = request.Text;
                    return rules with { Time = CityFiles.Read(files).Time };
                case RehearsalKind.Limits:
                    return rules with { Limits = LimitTable.Parse("limits.tsv", request.Text) };
                case RehearsalKind.Scorecard:
                    return rules with { Scorecard = CityFiles.Scorecard("scorecard.tsv", request.Text) };
                default:
                    files[CatalogueFile.Name] = request.Text;
                    var today = city.Now.Day(me.Stamp().At);
                    var (lines, wrong) = CatalogueFile.Read("catalogue.tsv", request.Text);
                    return wrong.Count > 0 ? throw wrong[0] : rules with
                    {
                        Catalogue = CityFiles.Read(files).Catalogue,
                        CatalogueDay = lines.Select(l => l.Entry.ValidFrom).Append(today).Max(),
                    };
            }
        }
    }
}

/// <summary>Which tickets are replayed.</summary>
internal static class RehearsedTickets
{
    extension(HotlineDb db)
    {
        /// <summary>Those registered in the period, whoever asks: only numbers, units and due times are shown.</summary>
        public IQueryable<Ticket> Rehearsed(RehearsalRules rules)
        {
            var (first, last) = (new TicketNumber(TicketNumber.FirstOf(rules.From)), new TicketNumber(TicketNumber.LastOf(rules.To)));
            return db.Tickets.IgnoreQueryFilters([HotlineDb.ByUnit]).AsNoTracking().Where(t => t.Number.CompareTo(first) > 0 && t.Number.CompareTo(last) <= 0);
        }
    }
}
