using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// Replaces one file of settings by the file of that name, whole or not at all, and says which lines changed.
[Needs(Permission.System)]
public sealed record ImportSettings(string File, string Text, bool OnlyCheck) : ICommand<ImportReport>, IAudited
{
    private const string folder = "settings/";

    /// <inheritdoc/>
    public string? AuditObject => File;

    internal sealed class Handler(HotlineDb db, RuleStore rules, CurrentUser me) : ICommandHandler<ImportSettings, ImportReport>
    {
        public async Task<ImportReport> Handle(ImportSettings request, CancellationToken ct)
        {
            var name = folder + request.File;
            // What the machine may decide alone is weighed against its precision, in the console.
            var known = await db.RuleFiles.AsNoTracking().Where(f => f.Name.StartsWith(folder) && f.Name != CityFiles.AutoDispatchFile).Select(f => new { f.Name, f.Content }).OrderBy(f => f.Name).ToListAsync(ct);
            if (known.SingleOrDefault(f => f.Name == name) is not { Content: var before })
            {
                return ImportReport.Refused([$"没有叫 {request.File} 的设置文件可以导入。可以导入的有：{string.Join("、", known.Select(f => f.Name[folder.Length..]))}。"]);
            }

            try
            {
                await rules.Try(name, request.Text, ct);
            }
            catch (Exception mistake) when (mistake is TsvException or FormatException)
            {
                return ImportReport.Refused([mistake.Message]);
            }

            if (!request.OnlyCheck)
            {
                await rules.Replace(name, request.Text, me.Stamp(), $"导入 {request.File}", ct);
            }

            return ImportReport.Compare(Lines(before), Lines(request.Text), line => line, _ => "", (_, _) => true);
        }

        private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#').Distinct();
    }
}
