using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// Replaces the city's units by those of a file, whole or not at all, and says what changed.
[Needs(Permission.System)]
public sealed record ImportUnits(string File, string Text, bool OnlyCheck) : ICommand<ImportReport>, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => File;

    internal sealed class Handler(City city, RuleStore rules, ImportChecks checks, CurrentUser me) : ICommandHandler<ImportUnits, ImportReport>
    {
        public async Task<ImportReport> Handle(ImportUnits request, CancellationToken ct)
        {
            var (units, problems) = await checks.Units(request.File, request.Text, ct);
            if (problems.Count > 0)
            {
                return ImportReport.Refused(problems);
            }

            var notes = await checks.NotesOnCatalogue(units, ct);
            if (!request.OnlyCheck)
            {
                await rules.Replace("departments/departments.tsv", request.Text, me.Stamp(), $"导入 {request.File}", ct);
            }

            return ImportReport.Compare(city.Now.Departments, units, u => u.Code.Value, u => u.Name, (a, b) => a == b) with { Notes = notes };
        }
    }
}
