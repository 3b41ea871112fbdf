using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// Replaces the city's areas and place names by those of a file, whole or not at all, and says what changed.
[Needs(Permission.System)]
public sealed record ImportAreas(string File, string Text, bool OnlyCheck) : ICommand<ImportReport>, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => File;

    internal sealed class Handler(City city, RuleStore rules, ImportChecks checks, CurrentUser me) : ICommandHandler<ImportAreas, ImportReport>
    {
        public async Task<ImportReport> Handle(ImportAreas request, CancellationToken ct)
        {
            var (areas, problems) = await checks.Areas(request.File, request.Text, ct);
            if (problems.Count > 0)
            {
                return ImportReport.Refused(problems);
            }

            if (!request.OnlyCheck)
            {
                await rules.Replace("areas/areas.tsv", request.Text, me.Stamp(), $"导入 {request.File}", ct);
            }

            return ImportReport.Compare(city.Now.Gazetteer.All, areas, a => a.Code.Value, a => a.Name,
                (a, b) => a with { Aliases = [] } == b with { Aliases = [] } && a.Aliases.SequenceEqual(b.Aliases));
        }
    }
}
