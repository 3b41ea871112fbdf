using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hotline.Web.Data;
using Hotline.Web.Routing;
using Hotline.Web.Shell;

namespace Hotline.Web.Audit;

/// <summary><c>audit verify | export | accept-restore</c>.</summary>
internal static class AuditVerbs
{
    // One line each, Chinese readable as it is.
    private static readonly JsonSerializerOptions oneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Checks every line; code 1 when something is wrong.</summary>
    public static async Task<int> Verify(Command command)
    {
        command.Plain(0);
        await command.Open();
        var outcome = await command.Door.Send(command.Me, new AuditCheck());
        if (outcome is not { Ok: true, Value: { } found })
        {
            return await command.Refused(outcome);
        }

        await command.Output.WriteLineAsync($"核对了 {found.Lines} 条审计记录。");
        if (found.BrokenAt is { } at)
        {
            await command.Error.WriteLineAsync($"审计链在第 {at} 条断开：这一条被改动、删除，或者有人插入了记录。请保留现场，不要再写入，对照备份和日志。");
        }

        if (Trouble(found.Standing) is { } trouble)
        {
            await command.Error.WriteLineAsync(trouble);
        }

        if (found.Whole)
        {
            await command.Output.WriteLineAsync("审计链完整。");
        }

        return found.Whole ? CommandLine.Done : CommandLine.Failed;
    }

    /// <summary>Writes the lines of some days, their signature and the public key.</summary>
    public static async Task<int> Export(Command command)
    {
        var file = Path.GetFullPath(command.Plain(1, ["--from", "--to"])[0]);
        await command.Open();
        var rules = command.Services.GetRequiredService<City>().Now;
        var (from, to) = (Day(command, "--from") ?? new DateOnly(2000, 1, 1), Day(command, "--to") ?? rules.Day(command.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
        var lines = await Write(command, file + ".partial", Midnight(rules.Time.Zone, from), Midnight(rules.Time.Zone, to.AddDays(1)));
        if (lines is null)
        {
            File.Delete(file + ".partial");
            return CommandLine.Failed;
        }

        File.Move(file + ".partial", file, overwrite: true);
        await using var stream = File.OpenRead(file);
        var digest = await SHA256.HashDataAsync(stream);
        using var signature = new AuditSignature(command.Services.GetRequiredService<DataFolder>());
        await File.WriteAllBytesAsync(file + ".sig", signature.Sign(digest));
        await File.WriteAllTextAsync(file + ".pem", signature.PublicKey);
        await command.Door.Run(command.Me, new RecordAuditExport(Path.GetFileName(file), lines.Value, Convert.ToHexString(digest)));
        await command.Output.WriteLineAsync($"导出 {lines} 条。签名在 {Path.GetFileName(file)}.sig，公钥在 {Path.GetFileName(file)}.pem。核对：openssl dgst -sha256 -verify {Path.GetFileName(file)}.pem -signature {Path.GetFileName(file)}.sig {Path.GetFileName(file)}");
        return CommandLine.Done;
    }

    /// <summary>Puts a wanted restore on record.</summary>
    public static async Task<int> AcceptRestore(Command command)
    {
        command.Plain(0, ["--reason"]);
        var reason = command.Option("--reason") ?? throw new Misuse("请写明 --reason。");
        await command.Open();
        var outcome = await command.Door.Run(command.Me, new AcceptRestore(reason));
        if (!outcome.Ok)
        {
            return await command.Refused(outcome);
        }

        await command.Output.WriteLineAsync("已记录。审计链从现在的末尾继续核对。");
        return CommandLine.Done;
    }

    /// <summary>What to tell of a chain that does not reach its anchor; null where it does.</summary>
    private static string? Trouble(AuditChainState standing) => standing.State switch
    {
        AuditState.PutBack => $"数据库不是原来的那一个：锚点在第 {standing.Anchor!.Id} 条，数据库的末尾是第 {standing.Head.Id} 条。如果是有意从备份恢复，请运行 audit accept-restore --reason 说明。",
        AuditState.AnchorDamaged => "锚点文件 keys/audit.anchor 已损坏或被改过。查明原因后，运行 audit accept-restore --reason 说明，重新建立锚点。",
        _ => null,
    };

    private static async Task<long?> Write(Command command, string file, DateTimeOffset begin, DateTimeOffset end)
    {
        await using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false));
        var (count, after) = (0L, 0L);
        while (true)
        {
            var outcome = await command.Door.Send(command.Me, new AuditPart(after, begin, end));
            if (outcome is not { Ok: true, Value: { } part })
            {
                await command.Refused(outcome);
                return null;
            }

            foreach (var line in part)
            {
                await writer.WriteLineAsync(JsonSerializer.Serialize(new { line.Id, At = line.At.UtcDateTime, line.Account, line.Name, line.From, line.Act, line.Object, Outcome = line.Outcome.ToString(), line.Detail, Link = Convert.ToHexString(line.Link ?? []) }, oneLine));
            }

            count += part.Count;
            if (part.Count < AuditPart.Most)
            {
                return count;
            }

            after = part[^1].Id;
        }
    }

    private static DateOnly? Day(Command command, string option) =>
        command.Option(option) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new Misuse($"{option} 要写成 2026-11-01 这样的日期。");

    private static DateTimeOffset Midnight(TimeZoneInfo zone, DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
