using System.Globalization;
using Hotline.Web.Shell;

namespace Hotline.Web.Data;

/// <summary><c>backup</c>, <c>verify-backup</c>, <c>restore</c>.</summary>
internal static class BackupVerbs
{
    /// <summary>Copies the store while it is used.</summary>
    public static Task<int> Make(Command command)
    {
        var into = Path.GetFullPath(command.Plain(1)[0]);
        var folder = command.Services.GetRequiredService<DataFolder>();
        if (!File.Exists(folder.Database))
        {
            throw new InvalidDataException($"{folder.Database} 不存在，没有可以备份的。");
        }

        var made = command.Services.GetRequiredService<Backup>().Make(into);
        Tell(command, BackupManifest.Read(made), $"备份完成并已核对：{made}");
        command.Output.WriteLine($"备份里没有密钥。{folder.Key} 请另行备份，分开保管：没有它，读不出诉求人的姓名和电话。");
        return Task.FromResult(CommandLine.Done);
    }

    /// <summary>Checks a backup; code 1 when something is wrong.</summary>
    public static Task<int> Verify(Command command)
    {
        var directory = Path.GetFullPath(command.Plain(1)[0]);
        var manifest = BackupManifest.Read(directory);
        var wrong = manifest.Wrong(directory);
        foreach (var line in wrong)
        {
            command.Error.WriteLine(line);
        }

        if (wrong.Count == 0)
        {
            Tell(command, manifest, "备份完整。");
        }

        return Task.FromResult(wrong.Count == 0 ? CommandLine.Done : CommandLine.Failed);
    }

    /// <summary>Puts a backup back, or gives up one that was cut off.</summary>
    public static Task<int> Restore(Command command)
    {
        var restoration = command.Services.GetRequiredService<Restoration>();
        if (command.Has("--cancel"))
        {
            command.Plain(0, flags: ["--cancel"]);
            command.Output.WriteLine(restoration.Cancel() ? "没有做完的恢复已撤销，原来的数据在原处，可以启动服务。" : "没有做了一半的恢复，什么都没有改动。");
            return Task.FromResult(CommandLine.Done);
        }

        var directory = Path.GetFullPath(command.Plain(1, flags: ["--force"])[0]);
        var aside = restoration.Restore(directory, command.Has("--force"));
        Tell(command, BackupManifest.Read(directory), "已恢复。");
        if (aside is not null)
        {
            command.Output.WriteLine($"原来的数据移到了 {aside}，没有删除。");
        }

        command.Output.WriteLine("审计链会发现数据库被换过：请运行 audit accept-restore --reason 说明，再启动服务。");
        return Task.FromResult(CommandLine.Done);
    }

    private static void Tell(Command command, BackupManifest manifest, string first)
    {
        command.Output.WriteLine(first);
        command.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"备份时间 {manifest.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC，数据库版本 {manifest.Schema}，密钥 {manifest.Key}，文件 {manifest.Files.Count} 个，共 {manifest.Files.Sum(f => f.Length) / 1048576.0:0.0} MB；"));
        command.Output.WriteLine(string.Join("，", manifest.Rows.Select(r => $"{r.Key} {r.Value} 行")));
    }
}
