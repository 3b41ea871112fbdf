using System.Collections.Concurrent;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Shell;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Web.Identity;

/// <summary><c>import accounts FILE</c>.</summary>
internal static class ImportAccountsVerb
{
    /// <summary>Plans, hashes, imports; one-time passwords go to the file named, readable by its owner only, or to the screen.</summary>
    public static async Task<int> Run(Command command)
    {
        var file = command.Plain(1, ["--passwords"], ["--check"])[0];
        var secrets = command.Option("--passwords");
        var text = TextFile.Read(file);
        await command.Open();
        var plan = await command.Door.Send(command.Me, new AccountImportPlan(Path.GetFileName(file), text));
        if (!plan.Ok)
        {
            return await command.Refused(plan);
        }

        if (plan.Value!.Wrong.Count > 0)
        {
            return await command.ListWrong(plan.Value.Wrong);
        }

        await command.Output.WriteLineAsync($"新增 {plan.Value.New.Count} 个账号，更新 {plan.Value.Changed.Count} 个，不变 {plan.Value.Same} 个。");
        return command.Has("--check") ? CommandLine.Done : await Import(command, new(Path.GetFileName(file), text, new Dictionary<string, string>()), plan.Value.New, secrets);
    }

    private static async Task<int> Import(Command command, ImportAccounts request, IReadOnlyList<OneTimeName> news, string? secrets)
    {
        var (passwords, hashes) = Passwords(command.Services.GetRequiredService<Randomness>(), news);
        var lines = passwords.Select(p => $"{p.Account}\t{p.Name}\t{p.Password}").ToList();
        if (secrets is not null)
        {
            // Before the import: accounts whose passwords nobody can read would be of no use.
            TextFile.WriteSecret(secrets, ["account\tname\tpassword", .. lines]);
        }

        var outcome = await command.Door.Run(command.Me, request with { Hashes = hashes });
        if (!outcome.Ok)
        {
            if (secrets is not null)
            {
                File.Delete(secrets);
            }

            return await command.Refused(outcome);
        }

        await command.Output.WriteLineAsync("导入完成。");
        if (passwords.Count > 0)
        {
            await command.Output.WriteLineAsync(secrets is null ? "一次性密码（只显示这一次，首次登录时必须修改）：" : $"一次性密码已写入 {secrets}，分发后请删除。");
        }

        foreach (var line in secrets is null ? lines : [])
        {
            await command.Output.WriteLineAsync(line);
        }

        return CommandLine.Done;
    }

    // A hash takes a tenth of a second on purpose; a city has thousands of colleagues.
    private static (IReadOnlyList<OneTimePassword> Passwords, IReadOnlyDictionary<string, string> Hashes) Passwords(Randomness random, IReadOnlyList<OneTimeName> news)
    {
        var passwords = news.Select(n => new OneTimePassword(n.Account, n.Name, random.Password())).ToList();
        var hashes = new ConcurrentDictionary<string, string>();
        var hasher = new PasswordHasher<Account>();
        Parallel.ForEach(passwords, p => hashes[p.Account] = hasher.HashPassword(new Account(), p.Password));
        return (passwords, hashes);
    }
}
