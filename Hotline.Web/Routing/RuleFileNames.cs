using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// <summary>A rule file and its newest version.</summary>
public sealed record RuleFileRow(string Name, int Version);

/// The city's rule files by name.
[Needs(Permission.ManageAccounts | Permission.Dispatch)]
public sealed record RuleFileNames : IQuestion<IReadOnlyList<RuleFileRow>>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<RuleFileNames, IReadOnlyList<RuleFileRow>>
    {
        public async Task<IReadOnlyList<RuleFileRow>> Handle(RuleFileNames request, CancellationToken ct) =>
            await db.RuleFiles.OrderBy(f => f.Name).Select(f => new RuleFileRow(f.Name, f.Version)).ToListAsync(ct);
    }
}
