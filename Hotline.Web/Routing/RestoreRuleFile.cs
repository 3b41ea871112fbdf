using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Deadlines;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// Puts an earlier version of a rule file in force again; it becomes the newest version, and nothing of the history is lost.
[Needs(Permission.ManageAccounts)]
public sealed record RestoreRuleFile(string Name, int Version) : ICommand<RuleReport>, IAudited
{
    /// <summary>The newest version the person saw.</summary>
    public int Seen { get; set; }

    [Required(ErrorMessage = "WhyMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => $"{Name} {Version}";

    /// <inheritdoc/>
    public string? AuditDetail => Reason;

    internal sealed class Handler(HotlineDb db, City city, RuleStore rules, ImportChecks checks, LimitChecks limits, CalendarChecks calendars, CurrentUser me) : ICommandHandler<RestoreRuleFile, RuleReport>
    {
        public async Task<RuleReport> Handle(RestoreRuleFile request, CancellationToken ct)
        {
            var newest = await db.RuleFiles.Where(f => f.Name == request.Name).Select(f => new { f.Version, f.Content }).SingleOrDefaultAsync(ct) ?? throw new NotThere(request.Name);
            var content = await db.RuleVersions.Where(v => v.Name == request.Name && v.Version == request.Version).Select(v => v.Content).SingleOrDefaultAsync(ct)
                ?? throw new NotThere($"{request.Name} {request.Version}");
            if (newest.Version != request.Seen)
            {
                throw new Stale($"{request.Name}: {request.Seen} is not {newest.Version}");
            }

            Refusal.When(newest.Content == content, RefusalCode.NothingChanged, request.AuditObject);
            var problems = await Problems(request.Name, content, ct);
            return problems.Count > 0 ? new RuleReport([], problems) : await Replace(request, content, ct);
        }

        // What was right then may be wrong now: units, areas and duties are checked as if they were imported.
        private async Task<IReadOnlyList<string>> Problems(string name, string content, CancellationToken ct) => name switch
        {
            CatalogueFile.Name => await checks.EarlierCatalogue(content, ct),
            "departments/departments.tsv" => (await checks.Units(name, content, ct)).Problems,
            "areas/areas.tsv" => (await checks.Areas(name, content, ct)).Problems,
            _ when name.StartsWith(CityFiles.LimitsFolder, StringComparison.Ordinal) => await limits.Earlier(name, content, ct),
            _ when name.StartsWith(CityFiles.CalendarsFolder, StringComparison.Ordinal) => (await calendars.Try(name, content, ct)).Sheet.Problems,
            _ when name.StartsWith(CityFiles.ScorecardFolder, StringComparison.Ordinal) => Scorecard(name, content),
            _ => [],
        };

        private IReadOnlyList<string> Scorecard(string name, string content)
        {
            try
            {
                return ScorecardChange.Wrong(CityFiles.Scorecard(name, content), city.Now.Scorecards, city.Now.Day(me.Stamp().At)) is { } why ? [$"{name}：{why}"] : [];
            }
            catch (TsvException mistake)
            {
                return [mistake.Message];
            }
        }

        private async Task<RuleReport> Replace(RestoreRuleFile request, string content, CancellationToken ct)
        {
            try
            {
                await rules.Replace(request.Name, content, me.Stamp(), request.Reason.Trim(), ct);
                return new RuleReport([], []);
            }
            catch (Exception mistake) when (mistake is TsvException or FormatException)
            {
                return new RuleReport([], [mistake.Message]);
            }
        }
    }
}
