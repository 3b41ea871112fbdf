using Hotline.Domain;
using Hotline.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// <summary>Brings the city's rules from data/ into the store once, and from the store into memory.</summary>
public sealed class RuleStore(HotlineDb db, City city, TimeProvider clock, DataFolder folder, ILogger<RuleStore> log)
{
    private static readonly string[] rules = ["calendars/*.tsv", "limits/*.tsv", "categories/*.tsv", "catalogue/*.tsv", "decline-reasons.tsv", "emergency-services.tsv", "settings/*.tsv", "warnings/*.tsv", "scorecards/*.tsv"];
    private static readonly Actor shipped = new("seed", "seed");
    private static readonly string[] demoCity = ["departments/*.tsv", "areas/*.tsv"];

    /// <summary>Puts the files that the store does not have yet into it. A production store begins without units and areas: the city imports its own.</summary>
    public async Task Seed(bool withDemoCity, CancellationToken ct)
    {
        var known = await db.RuleFiles.Select(f => f.Name).ToListAsync(ct);
        foreach (var (name, content) in Shipped(withDemoCity).Where(f => !known.Contains(f.Name)))
        {
            Put(null, name, content, new Stamp(shipped, clock.GetUtcNow()), "");
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Makes the rules in the store the rules in force.</summary>
    public async Task Load(CancellationToken ct)
    {
        // The mark first: a change in between is seen again by the next look.
        var mark = await Mark(ct);
        var files = await db.RuleFiles.AsNoTracking().ToDictionaryAsync(f => f.Name, f => f.Content, ct);
        city.Change(CityFiles.Read(files), mark);
        // Tickets come in whatever the catalogue says; what is wrong with it stands on its page, and a duty nobody has is decided by a person.
        var wrong = city.Now.CatalogueMistakes(CatalogueFile.Read(CatalogueFile.Name, files[CatalogueFile.Name]).Lines, city.Now.Day(clock.GetUtcNow()));
        if (wrong.Count > 0)
        {
            log.LogWarning("The dispatch catalogue has {Count} mistakes, the first in line {Line}: {Fault} {Detail}", wrong.Count, wrong[0].Line, wrong[0].Fault, wrong[0].Detail);
        }
    }

    /// <summary>Reads the rules anew if they were changed since: what was just decided holds at once, not at the next look.</summary>
    public async Task Refresh(CancellationToken ct)
    {
        if (await Mark(ct) != city.Mark)
        {
            await Load(ct);
        }
    }

    /// <summary>Names the state of the files: how many, when the last one came, how often they changed.</summary>
    public async Task<string> Mark(CancellationToken ct)
    {
        var files = await db.RuleFiles.Select(f => new { f.ImportedAt, f.Version }).ToListAsync(ct);
        return files.Count == 0 ? "" : $"{files.Count}/{files.Max(f => f.ImportedAt).ToUnixTimeMilliseconds()}/{files.Sum(f => f.Version)}";
    }

    /// <summary>Replaces one file, if the rules as a whole can still be read with it; the one place that writes rules. The version it makes is kept with who, when and why.</summary>
    /// <exception cref="TsvException">They cannot; nothing has been changed.</exception>
    public async Task<CityRules> Replace(string name, string content, Stamp stamp, string reason, CancellationToken ct)
    {
        var files = await db.RuleFiles.ToDictionaryAsync(f => f.Name, ct);
        var next = With(files.ToDictionary(f => f.Key, f => f.Value.Content), name, content);
        Put(files.GetValueOrDefault(name), name, content, stamp, reason);
        return next;
    }

    /// <summary>The rules as they would be with one file replaced; nothing is changed.</summary>
    /// <exception cref="TsvException">They could not be read.</exception>
    /// <exception cref="FormatException">Nor could these.</exception>
    public async Task<CityRules> Try(string name, string content, CancellationToken ct) =>
        With(await db.RuleFiles.AsNoTracking().ToDictionaryAsync(f => f.Name, f => f.Content, ct), name, content);

    private static CityRules With(Dictionary<string, string> texts, string name, string content)
    {
        texts[name] = content;
        return CityFiles.Read(texts);
    }

    private void Put(RuleFile? file, string name, string content, Stamp stamp, string reason)
    {
        if (file is null)
        {
            db.RuleFiles.Add(file = new RuleFile { Name = name, Content = content, ImportedAt = stamp.At, ImportedBy = stamp.By.Account });
        }
        else
        {
            (file.Content, file.ImportedAt, file.ImportedBy, file.Version) = (content, stamp.At, stamp.By.Account, file.Version + 1);
        }

        db.RuleVersions.Add(new RuleVersion
        {
            Name = name, Version = file.Version, Content = content, At = stamp.At, By = stamp.By.Account, ByName = stamp.By.Name, Reason = reason,
        });
    }

    private IEnumerable<(string Name, string Content)> Shipped(bool withDemoCity)
    {
        foreach (var pattern in rules.Concat(withDemoCity ? demoCity : []))
        {
            var directory = Path.Combine(folder.Shipped, Path.GetDirectoryName(pattern) ?? "");
            foreach (var file in Directory.EnumerateFiles(directory, Path.GetFileName(pattern)).Order(StringComparer.Ordinal))
            {
                yield return (Path.GetRelativePath(folder.Shipped, file).Replace('\\', '/'), File.ReadAllText(file));
            }
        }

        if (!withDemoCity)
        {
            yield return ("departments/departments.tsv", "code\tname\tkind\n");
            yield return ("areas/areas.tsv", "code\tname\tkind\n");
        }
    }
}
