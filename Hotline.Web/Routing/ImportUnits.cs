using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// Replaces the city's units by those of a file, whole or not at all, and says what changed.
[Needs(Permission.System)]
public sealed record ImportUnits(string File, string Text, bool OnlyCheck) : ICommand<ImportReport>, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => File;

    internal sealed class Handler(HotlineDb db, City city, RuleStore rules, CurrentUser me) : ICommandHandler<ImportUnits, ImportReport>
    {
        public async Task<ImportReport> Handle(ImportUnits request, CancellationToken ct)
        {
            var (units, wrong) = CityFiles.EveryDepartment(request.File, request.Text,
                u => u.Area is { } area && city.Now.Gazetteer.Find(area) is null ? $"没有区域 “{area}”，请先导入区域" : null);
            List<string> problems = [.. wrong.Select(w => w.Message)];
            problems.AddRange(units.Where(u => u.Successor is { } next && units.All(other => other.Code != next)).Select(u => $"单位 “{u.Code}” 的承接单位 “{u.Successor}” 不在文件里"));
            if (wrong.Count == 0)
            {
                problems.AddRange(await StillNeeded([.. city.Now.Departments.Select(d => d.Code).Except(units.Select(u => u.Code))], ct));
            }

            if (problems.Count > 0)
            {
                return ImportReport.Refused(problems);
            }

            if (!request.OnlyCheck)
            {
                await rules.Replace("departments/departments.tsv", request.Text, me.Account, ct);
            }

            return ImportReport.Compare(city.Now.Departments, units, u => u.Code.Value, u => u.Name, (a, b) => a == b);
        }

        // A unit that was dissolved keeps its line, with its last day and its successor: old tickets must still tell its name.
        private async Task<IEnumerable<string>> StillNeeded(List<DepartmentCode> gone, CancellationToken ct)
        {
            var held = await db.Tickets.Open().SelectMany(t => t.Assignments).Where(a => a.RelievedAt == null && gone.Contains(a.Unit))
                .GroupBy(a => a.Unit).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
            var nullable = gone.Select(g => (DepartmentCode?)g).ToList();
            var people = await db.Users.Where(a => !a.Disabled && nullable.Contains(a.Unit)).Select(a => new { a.Unit, a.UserName }).ToListAsync(ct);
            return
            [
                .. held.Select(h => $"单位 “{h.Key}” 还有 {h.Count} 件未办结工单，不能删除。请保留这一行，填写 valid_to 和 successor"),
                .. people.Select(p => $"单位 “{p.Unit}” 还有账号 “{p.UserName}”，不能删除。请先调整这个账号的单位"),
            ];
        }
    }
}
