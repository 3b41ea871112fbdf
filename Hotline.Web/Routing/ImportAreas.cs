using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// Replaces the city's areas and place names by those of a file, whole or not at all, and says what changed.
[Needs(Permission.System)]
public sealed record ImportAreas(string File, string Text, bool OnlyCheck) : ICommand<ImportReport>, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => File;

    internal sealed class Handler(HotlineDb db, City city, RuleStore rules, CurrentUser me) : ICommandHandler<ImportAreas, ImportReport>
    {
        public async Task<ImportReport> Handle(ImportAreas request, CancellationToken ct)
        {
            var (areas, wrong) = CityFiles.EveryArea(request.File, request.Text);
            var known = areas.Select(a => a.Code).ToHashSet();
            List<string> problems = [.. wrong.Select(w => w.Message)];
            if (wrong.Count == 0)
            {
                problems.AddRange(city.Now.Departments.Where(d => d.Area is { } area && !known.Contains(area)).Select(d => $"区域 “{d.Area}” 还有单位 “{d.Code}” 在用，不能删除"));
                var gone = city.Now.Gazetteer.All.Where(a => !known.Contains(a.Code)).Select(a => (AreaCode?)a.Code).ToList();
                var held = await db.Tickets.Open().Where(t => gone.Contains(t.Appeal.Area)).Select(t => t.Appeal.Area).Distinct().ToListAsync(ct);
                problems.AddRange(held.Select(a => $"区域 “{a}” 还有未办结工单，不能删除"));
            }

            if (problems.Count > 0)
            {
                return ImportReport.Refused(problems);
            }

            if (!request.OnlyCheck)
            {
                await rules.Replace("areas/areas.tsv", request.Text, me.Account, ct);
            }

            return ImportReport.Compare(city.Now.Gazetteer.All, areas, a => a.Code.Value, a => a.Name,
                (a, b) => a with { Aliases = [] } == b with { Aliases = [] } && a.Aliases.SequenceEqual(b.Aliases));
        }
    }
}
