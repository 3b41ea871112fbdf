using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// What a version of a rule file added to the one before it, and what it removed.
[Needs(Permission.ManageAccounts | Permission.Dispatch)]
public sealed record RuleVersionDiff(string Name, int Version) : IQuestion<LineDiff>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<RuleVersionDiff, LineDiff>
    {
        public async Task<LineDiff> Handle(RuleVersionDiff request, CancellationToken ct)
        {
            var texts = await db.RuleVersions.Where(v => v.Name == request.Name && (v.Version == request.Version || v.Version == request.Version - 1))
                .ToDictionaryAsync(v => v.Version, v => v.Content, ct);
            return texts.TryGetValue(request.Version, out var text)
                ? LineDiff.Between(texts.GetValueOrDefault(request.Version - 1, ""), text)
                : throw new NotThere($"{request.Name} {request.Version}");
        }
    }
}
