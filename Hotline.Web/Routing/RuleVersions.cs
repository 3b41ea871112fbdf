using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;

namespace Hotline.Web.Routing;

/// <summary>One line of a rule file's history.</summary>
public sealed record RuleVersionRow(int Version, DateTimeOffset At, string By, string ByName, string Reason);

/// The versions of one rule file, the newest first.
[Needs(Permission.ManageAccounts | Permission.Dispatch)]
public sealed record RuleVersions(string Name, int Page = 1) : IQuestion<Page<RuleVersionRow>>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<RuleVersions, Page<RuleVersionRow>>
    {
        public Task<Page<RuleVersionRow>> Handle(RuleVersions request, CancellationToken ct) => db.RuleVersions
            .Where(v => v.Name == request.Name).OrderByDescending(v => v.Version)
            .Select(v => new RuleVersionRow(v.Version, v.At, v.By, v.ByName, v.Reason)).Page(request.Page, ct);
    }
}
