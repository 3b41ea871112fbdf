using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Audit;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// Replaces the city's dispatch catalogue by that of a file, whole or not at all, and says what changed.
[Needs(Permission.System)]
public sealed record ImportCatalogue(string File, string Text, bool OnlyCheck) : ICommand<ImportReport>, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => File;

    internal sealed class Handler(City city, RuleStore rules, ImportChecks checks, CatalogueBook book, CatalogueSaid said, CurrentUser me) : ICommandHandler<ImportCatalogue, ImportReport>
    {
        public async Task<ImportReport> Handle(ImportCatalogue request, CancellationToken ct)
        {
            var stamp = me.Stamp();
            var (lines, problems) = checks.Catalogue(request.File, request.Text, city.Now.Day(stamp.At));
            if (problems.Count > 0)
            {
                return ImportReport.Refused(problems);
            }

            var (before, _) = await book.Read(ct);
            if (!request.OnlyCheck)
            {
                await rules.Replace(CatalogueFile.Name, request.Text, stamp, $"导入 {request.File}", ct);
            }

            // What lies in the store may be wrong, and then hold an entry twice.
            return ImportReport.Compare(before.Select(l => l.Entry).DistinctBy(Code), lines.Select(l => l.Entry), Code, said.Lead, (a, b) => a.SameAs(b));
        }

        private static string Code(CatalogueEntry entry) => string.Join(' ', CatalogueFile.Row(entry).Split('\t').Where((field, i) => i is 0 or 1 or 6 || (i == 2 && field.Length > 0)));
    }
}
