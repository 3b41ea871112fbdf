using Hotline.Domain;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// <summary>The dispatch catalogue as it lies in the store, and how it is changed: whole, checked, with a reason. A ruling of another capability changes it here too, within its own transaction.</summary>
public sealed class CatalogueBook(HotlineDb db, City city, RuleStore rules, CurrentUser me, TimeProvider clock, CatalogueSaid said)
{
    private DateOnly Today => city.Now.Day(clock.GetUtcNow());

    /// <summary>The entries with their lines, and the version they are of.</summary>
    public async Task<(IReadOnlyList<CatalogueLine> Lines, int Version)> Read(CancellationToken ct)
    {
        var file = await File(ct);
        return (CatalogueFile.Read(file.Name, file.Content).Lines, file.Version);
    }

    /// <summary>Makes the change, unless something would be wrong afterwards that is not wrong now.</summary>
    /// <exception cref="Stale">A colleague was faster.</exception>
    /// <exception cref="Refusal"><see cref="RefusalCode.NothingChanged"/>.</exception>
    public async Task<RuleReport> Change(CatalogueCommand change, CancellationToken ct)
    {
        var (report, text) = await Reckon(change, ct);
        if (report.Wrong.Count == 0)
        {
            await rules.Replace(CatalogueFile.Name, text, me.Stamp(), change.Reason.Trim(), ct);
        }

        return report;
    }

    /// <summary>What the change would do.</summary>
    public async Task<RuleReport> Try(CatalogueCommand change, CancellationToken ct) => (await Reckon(change, ct)).Report;

    /// <summary>What is wrong with these entries that is not wrong with those in the store.</summary>
    /// <param name="after">The entries as they shall be.</param>
    /// <param name="units">The units as they shall be; null = as they are.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<CatalogueMistake>> NewMistakes(IReadOnlyList<CatalogueLine>? after, IReadOnlyList<Department>? units, CancellationToken ct)
    {
        var (before, _) = await Read(ct);
        var old = city.Now.CatalogueMistakes(before, Today);
        return [.. city.Now.CatalogueMistakes(after ?? before, Today, units).Where(m => !old.Any(m.SameAs))];
    }

    private async Task<(RuleReport Report, string Text)> Reckon(CatalogueCommand change, CancellationToken ct)
    {
        var file = await File(ct);
        if (change.Version is { } seen && seen != file.Version)
        {
            throw new Stale($"{file.Name}: {seen} is not {file.Version}");
        }

        var before = CatalogueFile.Read(file.Name, file.Content).Lines;
        var steps = change.Steps([.. before.Select(l => l.Entry)], city.Now, Today);
        Refusal.When(steps.Count == 0, RefusalCode.NothingChanged, change.AuditObject);
        var text = CatalogueFile.Apply(file.Content, steps);
        var wrong = await NewMistakes(CatalogueFile.Read(file.Name, text).Lines, null, ct);
        return (new RuleReport([.. steps.Select(said.Step)], [.. wrong.Select(said.Mistake)]), text);
    }

    private Task<RuleFile> File(CancellationToken ct) => db.RuleFiles.AsNoTracking().SingleAsync(f => f.Name == CatalogueFile.Name, ct);
}
