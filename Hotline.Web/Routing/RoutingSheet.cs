using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// <summary>One category: whether the machine may dispatch alone, what speaks for it, and how it went.</summary>
/// <param name="Category">Second-level category.</param>
/// <param name="Rule">What holds today, or else what will hold.</param>
/// <param name="Now">Whether it holds today.</param>
/// <param name="Evidence">What its floor means out of fold; null where there is no rule.</param>
/// <param name="Tally">How it went in the last days.</param>
public sealed record AutoDispatchLine(CategoryCode Category, AutoDispatchRule? Rule, bool Now, PrecisionEvidence? Evidence, MachineTally Tally)
{
    /// <summary>The machine is worse here than the city asks for.</summary>
    public bool Alarm => Rule is { } rule && Tally.Below(rule.Floor);
}

/// <summary>How bold the machine is.</summary>
/// <param name="Propose">What the precision of single proposals means now.</param>
/// <param name="Floors">What usual floors would mean.</param>
/// <param name="Lines">Categories, those with a rule first.</param>
/// <param name="Enabled">In how many categories the machine may dispatch today.</param>
/// <param name="Alarms">In how many it is worse than asked for.</param>
/// <param name="Model">The model's version.</param>
/// <param name="Examples">How many examples it learned from.</param>
public sealed record RoutingSheetView(
    PrecisionEvidence Propose, IReadOnlyList<PrecisionEvidence> Floors, Page<AutoDispatchLine> Lines, int Enabled, int Alarms, string Model, int Examples);

/// How bold the machine is allowed to be, category by category, what speaks for it, and how often it was right.
[Needs(Permission.ManageAccounts)]
public sealed record RoutingSheet(int Page = 1) : IQuestion<RoutingSheetView>
{
    /// <summary>How far the tally looks back.</summary>
    public const int Days = 90;

    internal sealed class Handler(HotlineDb db, City city, RuleStore store, ModelHolder models, TimeProvider clock) : IQuestionHandler<RoutingSheet, RoutingSheetView>
    {
        private static readonly double[] floors = [0.90, 0.95, 0.97, 0.99, 0.999];

        public async Task<RoutingSheetView> Handle(RoutingSheet request, CancellationToken ct)
        {
            await store.Refresh(ct);
            var (rules, model, now) = (city.Now, models.Model!, clock.GetUtcNow());
            var (today, tallies) = (rules.Day(now), await Tallies(now.AddDays(-Days), ct));
            var lines = rules.Categories.Where(c => c.Code.Value.Length == 4)
                .Select(c => Line(c.Code, rules.Routing, today, tallies.GetValueOrDefault(c.Code, MachineTally.None), p => PrecisionEvidence.Of(model, p)))
                .OrderBy(l => l.Rule is null).ThenBy(l => l.Tally.Dispatched == 0).ThenBy(l => l.Category.Value, StringComparer.Ordinal).ToList();
            return new RoutingSheetView(
                PrecisionEvidence.Of(model, rules.Routing.ProposePrecision), [.. floors.Select(f => PrecisionEvidence.Of(model, f))], Cut(lines, request.Page),
                lines.Count(l => l.Now), lines.Count(l => l.Alarm), model.Version, model.Examples);
        }

        private static AutoDispatchLine Line(CategoryCode category, RoutingSettings settings, DateOnly today, MachineTally tally, Func<double, PrecisionEvidence> evidence)
        {
            var now = settings.AutoDispatchIn(category, today);
            var rule = now ?? settings.AutoDispatch.Where(r => r.Category == category && r.ValidFrom > today).MinBy(r => r.ValidFrom);
            return new AutoDispatchLine(category, rule, now is not null, rule is null ? null : evidence(rule.Floor), tally);
        }

        // Numbers only: whoever sets the rules sees no ticket, but must see how they work.
        private async Task<IReadOnlyDictionary<CategoryCode, MachineTally>> Tallies(DateTimeOffset since, CancellationToken ct)
        {
            var counts = await db.Tickets.IgnoreQueryFilters([HotlineDb.ByUnit, HotlineDb.NotAboutMe]).Where(t => t.MachineAt >= since)
                .GroupBy(t => new { t.Suggested!.Category, t.MachineUndone }).Select(g => new { g.Key.Category, g.Key.MachineUndone, Count = g.Count() }).ToListAsync(ct);
            return counts.Where(c => c.Category is not null).GroupBy(c => c.Category!.Value).ToDictionary(g => g.Key, g =>
            {
                int Of(TicketAction action) => g.Where(c => c.MachineUndone == action).Sum(c => c.Count);
                return new MachineTally(g.Sum(c => c.Count), Of(TicketAction.Recall), Of(TicketAction.Redirect), Of(TicketAction.GrantReturn));
            });
        }

        private static Page<AutoDispatchLine> Cut(List<AutoDispatchLine> lines, int number)
        {
            number = Math.Clamp(number, 1, Math.Max(1, (lines.Count + Paging.Size - 1) / Paging.Size));
            return new Page<AutoDispatchLine>([.. lines.Skip((number - 1) * Paging.Size).Take(Paging.Size)], lines.Count, number, Paging.Size);
        }
    }
}
