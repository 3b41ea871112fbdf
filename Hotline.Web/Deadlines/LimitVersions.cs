using Hotline.Domain.Identity;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Deadlines;

/// <summary>A version of the limits.</summary>
/// <param name="Version">Its name.</param>
/// <param name="ValidFrom">First day for new tickets.</param>
/// <param name="ValidTo">Last day for new tickets.</param>
/// <param name="InForce">New tickets get it today.</param>
/// <param name="Laws">The laws it knows limits of.</param>
/// <param name="Open">Open tickets that keep it.</param>
public sealed record LimitVersion(string Version, DateOnly ValidFrom, DateOnly? ValidTo, bool InForce, IReadOnlyCollection<string> Laws, int Open);

/// The versions of the limits, the newest first.
[Needs(Permission.ManageAccounts)]
public sealed record LimitVersions : IQuestion<IReadOnlyList<LimitVersion>>
{
    internal sealed class Handler(City city, OpenDeadlines open, TimeProvider clock) : IQuestionHandler<LimitVersions, IReadOnlyList<LimitVersion>>
    {
        public async Task<IReadOnlyList<LimitVersion>> Handle(LimitVersions request, CancellationToken ct)
        {
            var held = await open.ByLimits(ct);
            var now = city.Now.Limits.InForce(city.Now.Day(clock.GetUtcNow()));
            return [.. city.Now.Limits.Tables.Reverse().Select(t => new LimitVersion(t.Version, t.ValidFrom, t.ValidTo, t == now, t.LegalWords, held.GetValueOrDefault(t.Version)))];
        }
    }
}
