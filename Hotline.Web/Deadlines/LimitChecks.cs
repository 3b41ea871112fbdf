using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Deadlines;

/// <summary>What stands against a version of the limits. A ticket keeps the version it was born with, so a version that tickets carry must never say anything else; an import and a restored version are checked alike.</summary>
public sealed class LimitChecks(HotlineDb db, City city, RuleStore rules, OpenDeadlines open, TimeProvider clock)
{
    /// <summary>Under which name a file of limits would be kept, and how it differs from the same version, or from the one in force.</summary>
    /// <returns>The name is null where something stands against it.</returns>
    public async Task<(string? Name, ImportReport Report)> Try(string file, string text, CancellationToken ct)
    {
        if (Read(file, text, out var table) is { } unread)
        {
            return (null, ImportReport.Refused([unread]));
        }

        var kept = await db.RuleFiles.AsNoTracking().Where(f => f.Name.StartsWith(CityFiles.LimitsFolder)).ToDictionaryAsync(f => f.Name, f => f.Content, ct);
        var same = kept.Where(f => LimitTable.Parse(f.Key, f.Value).Version == table!.Version).Select(f => f.Key).FirstOrDefault();
        var name = same ?? $"{CityFiles.LimitsFolder}{table!.Version}.tsv";
        var problems = await Problems(name, same is null ? null : kept[same], kept.ContainsKey(name), table!, text, ct);
        if (problems.Count > 0)
        {
            return (null, ImportReport.Refused(problems));
        }

        var today = city.Now.Limits.InForce(city.Now.Day(clock.GetUtcNow())).Version;
        var before = same is not null ? kept[same] : kept.First(f => LimitTable.Parse(f.Key, f.Value).Version == today).Value;
        var diff = LineDiff.Between(Rows(before), Rows(text));
        return (name, new ImportReport([], diff.Added, [], diff.Removed));
    }

    /// <summary>What stands against an earlier version of a file of limits.</summary>
    public async Task<IReadOnlyList<string>> Earlier(string name, string text, CancellationToken ct)
    {
        var now = await db.RuleFiles.AsNoTracking().Where(f => f.Name == name).Select(f => f.Content).SingleOrDefaultAsync(ct);
        return Read(name, text, out var table) is { } unread ? [unread] : await Problems(name, now, true, table!, text, ct);
    }

    private async Task<IReadOnlyList<string>> Problems(string name, string? now, bool taken, LimitTable table, string text, CancellationToken ct)
    {
        if (now is not null && Rows(now) != Rows(text) && await open.Carried(LimitTable.Parse(name, now).Version, ct))
        {
            return [$"版本“{LimitTable.Parse(name, now).Version}”已有工单在用，工单始终按登记时的时限办理，所以这个版本的行不能改。请换一个版本名和更晚的生效日，另存为新版本导入。"];
        }

        if (now is null && taken)
        {
            return [$"版本名“{table.Version}”与已有文件 {name} 重名，请换一个版本名。"];
        }

        if (now is null && !table.Version.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return [$"版本名“{table.Version}”只能由英文字母、数字和连字符组成，例如 guangdong-2。"];
        }

        if (now is null && table.ValidFrom < city.Now.Day(clock.GetUtcNow()))
        {
            return [$"新版本的生效日 {table.ValidFrom:yyyy-MM-dd} 已经过去，不能早于今天。"];
        }

        try
        {
            await rules.Try(name, text, ct);
            return [];
        }
        catch (Exception mistake) when (mistake is TsvException or FormatException)
        {
            return [mistake.Message];
        }
    }

    private static string? Read(string file, string text, out LimitTable? table)
    {
        try
        {
            table = LimitTable.Parse(file, text);
            return null;
        }
        catch (FormatException mistake)
        {
            table = null;
            return mistake.Message;
        }
    }

    // Remarks may be mended, and a last day may be set on a version that tickets keep: it only says which version new tickets get.
    private static string Rows(string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Trim().Length > 0 && l[0] != '#').Select(l => l.Split('\t', StringSplitOptions.TrimEntries)).ToList();
        var aside = new[] { "version", "validFrom", "validTo" }.Select(column => Array.FindIndex(lines[0], c => c.Equals(column, StringComparison.OrdinalIgnoreCase))).ToHashSet();
        return string.Join('\n', lines.Skip(1).Select(cells => string.Join('\t', cells.Where((_, i) => !aside.Contains(i)))));
    }
}
