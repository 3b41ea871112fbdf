using Hotline.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// <summary>Brings the city's rules from data/ into the store once, and from the store into memory.</summary>
public sealed class RuleStore(HotlineDb db, City city, TimeProvider clock, DataFolder folder)
{
    private static readonly string[] rules = ["calendars/*.tsv", "limits/*.tsv", "categories/*.tsv", "catalogue/*.tsv", "decline-reasons.tsv", "emergency-services.tsv", "settings/*.tsv"];
    private static readonly string[] demoCity = ["departments/*.tsv", "areas/*.tsv"];

    /// <summary>Puts the files that the store does not have yet into it. A production store begins without units and areas: the city imports its own.</summary>
    public async Task Seed(bool withDemoCity, CancellationToken ct)
    {
        var known = await db.RuleFiles.Select(f => f.Name).ToListAsync(ct);
        foreach (var (name, content) in Shipped(withDemoCity).Where(f => !known.Contains(f.Name)))
        {
            db.RuleFiles.Add(new RuleFile { Name = name, Content = content, ImportedAt = clock.GetUtcNow(), ImportedBy = "seed" });
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
    }

    /// <summary>Names the state of the files: how many, and when the last one came.</summary>
    public async Task<string> Mark(CancellationToken ct)
    {
        var times = await db.RuleFiles.Select(f => f.ImportedAt).ToListAsync(ct);
        return times.Count == 0 ? "" : $"{times.Count}/{times.Max().ToUnixTimeMilliseconds()}";
    }

    /// <summary>Replaces one file, if the rules as a whole can still be read with it.</summary>
    /// <exception cref="TsvException">They cannot; nothing has been changed.</exception>
    public async Task<CityRules> Replace(string name, string content, string by, CancellationToken ct)
    {
        var files = await db.RuleFiles.ToDictionaryAsync(f => f.Name, ct);
        var texts = files.ToDictionary(f => f.Key, f => f.Value.Content);
        texts[name] = content;
        var next = CityFiles.Read(texts);
        if (files.TryGetValue(name, out var file))
        {
            (file.Content, file.ImportedAt, file.ImportedBy) = (content, clock.GetUtcNow(), by);
        }
        else
        {
            db.RuleFiles.Add(new RuleFile { Name = name, Content = content, ImportedAt = clock.GetUtcNow(), ImportedBy = by });
        }

        return next;
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
