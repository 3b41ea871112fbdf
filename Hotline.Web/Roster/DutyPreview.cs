using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Roster;

/// <summary>What an import would do.</summary>
/// <param name="Fresh">Lines that would be entered.</param>
/// <param name="Known">How many the roster has already.</param>
/// <param name="Wrong">What is wrong, each with its line.</param>
public sealed record DutyPlan(IReadOnlyList<DutyLine> Fresh, int Known, IReadOnlyList<string> Wrong);

/// Shows what a file of duties would enter, and every mistake in it.
[Needs(DutyReach.Demanded)]
public sealed record DutyPreview(string Text) : IQuestion<DutyPlan>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : IQuestionHandler<DutyPreview, DutyPlan>
    {
        public Task<DutyPlan> Handle(DutyPreview request, CancellationToken ct) => Plan(db, me, city.Now, request.Text, ct);
    }

    internal static async Task<DutyPlan> Plan(HotlineDb db, CurrentUser me, CityRules city, string text, CancellationToken ct)
    {
        var file = new DutyFile(text, city, me);
        var units = file.Lines.Select(l => l.Unit).Distinct().ToList();
        var kept = await db.DutyEntries.AsNoTracking().Where(e => units.Contains(e.Unit)).ToListAsync(ct);
        var fresh = file.Lines.Distinct().Where(l => !kept.Any(l.Is)).ToList();
        return new DutyPlan(fresh, file.Lines.Count - fresh.Count, [.. file.Wrong.Select(w => w.Message)]);
    }
}
