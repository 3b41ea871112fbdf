using System.Globalization;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Deadlines;
using Hotline.Web.Forum;
using Hotline.Web.Identity;
using Hotline.Web.Routing;

namespace Hotline.Web.Shell;

/// <summary>What can be done without serving pages. It is a process of its own: it works while the server runs, which notices it (<see cref="Platform.OtherProcesses"/>).</summary>
public static class CommandLine
{
    /// <summary>All of it worked.</summary>
    public const int Done = 0;

    /// <summary>Not all of it; what and why was said.</summary>
    public const int Failed = 1;

    /// <summary>Not understood.</summary>
    public const int Misunderstood = 2;

    // The longest match wins: "import units FILE" before "import FILE".
    private static readonly Dictionary<string, Verb> verbs = new Verb[]
    {
        new("setup", "setup", "首次启用：建立数据库，生成三个管理员账号", SetupVerb.Run),
        new("import areas", "import areas 文件 [--check]", "导入区域和地名", CityImportVerbs.Areas),
        new("import units", "import units 文件 [--check]", "导入承办单位", CityImportVerbs.Units),
        new("import catalogue", "import catalogue 文件 [--check]", "导入派单目录", CityImportVerbs.Catalogue),
        new("import calendar", "import calendar 文件 [--check]", "导入一年的放假安排，先说明哪些工单期限会变", DeadlineImportVerbs.Calendar),
        new("import limits", "import limits 文件 [--check]", "导入一个新版本的时限", DeadlineImportVerbs.Limits),
        new("import scorecard", "import scorecard 文件 [--check]", "导入一个版本的考核方案", CityImportVerbs.Scorecard),
        new("import settings", "import settings 文件 [--check]", "导入一个设置文件（settings/ 下的，按文件名）", CityImportVerbs.Settings),
        new("import accounts", "import accounts 文件 [--passwords 文件] [--check]", "导入账号；新账号的一次性密码写入指定文件", ImportAccountsVerb.Run),
        new("import", "import 文件 --channel forum [--strict]", "导入论坛等渠道的诉求", c => ImportPostsCommand.Run(c.Services, [.. c.Arguments], c.Output)),
        new("reset-password", "reset-password 账号", "重置密码并解锁，生成一次性密码", ResetPasswordVerb.Run),
        new("reset-factor", "reset-factor 账号 --reason 说明", "解除双因素验证（手机丢失时），下次登录后重新绑定", ResetFactorVerb.Run),
        new("backup", "backup 目录", "备份：服务照常运行，写完即核对", BackupVerbs.Make),
        new("verify-backup", "verify-backup 备份目录", "核对一份备份是否完整", BackupVerbs.Verify),
        new("restore", "restore 备份目录 [--force] | --cancel", "恢复一份备份（先停掉服务），原来的移到旁边；--cancel 撤销没有做完的恢复", BackupVerbs.Restore),
        new("rotate-key", "rotate-key", "更换诉求人信息的密钥（先停掉服务）；中断了再运行会接着做", KeyVerb.Rotate),
        new("audit verify", "audit verify", "核对审计链：有没有记录被改动、删除，数据库有没有被换成旧的", AuditVerbs.Verify),
        new("audit export", "audit export 文件 [--from 日期] [--to 日期]", "导出审计记录并签名", AuditVerbs.Export),
        new("audit accept-restore", "audit accept-restore --reason 说明", "数据库是有意从备份恢复的：记录原因，从现在的末尾继续核对", AuditVerbs.AcceptRestore),
        new("help", "help", "显示本说明", Help),
    }.ToDictionary(v => v.Name);

    /// <summary>Whether the arguments are meant for us: everything that does not begin with an option of the server.</summary>
    public static bool Asked(string[] args) => args is ["--help" or "-h", ..] || (args.Length > 0 && !args[0].StartsWith('-'));

    /// <summary>Runs it.</summary>
    /// <returns><see cref="Done"/>, <see cref="Failed"/> or <see cref="Misunderstood"/>.</returns>
    public static async Task<int> Run(IServiceProvider services, IHostEnvironment environment, string[] args, TextWriter? output = null, TextWriter? error = null)
    {
        // Nobody's browser tells a language here.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        output ??= Console.Out;
        error ??= Console.Error;
        args = args is ["--help" or "-h", ..] ? ["help"] : args;
        var (verb, after) = Find(args);
        if (verb is null)
        {
            await error.WriteLineAsync($"不认识的命令：{string.Join(' ', args)}");
            await Help(new Command(services, environment, [], error, error));
            return Misunderstood;
        }

        try
        {
            return await verb.Run(new Command(services, environment, after, output, error));
        }
        catch (Misuse misuse)
        {
            await error.WriteLineAsync($"{misuse.Message}用法：{verb.Usage}");
            return Misunderstood;
        }
        catch (Exception problem) when (StartTrouble.Say(problem) is { } line)
        {
            await error.WriteLineAsync(line);
            return Failed;
        }
    }

    private static (Verb? Verb, string[] After) Find(string[] args) =>
        args.Length > 1 && verbs.TryGetValue($"{args[0]} {args[1]}", out var two) ? (two, args[2..])
        : verbs.TryGetValue(args[0], out var one) ? (one, args[1..])
        : (null, []);

    private static async Task<int> Help(Command command)
    {
        await command.Output.WriteLineAsync("用法：不带命令时启动服务；带命令时做完即退出。");
        foreach (var verb in verbs.Values)
        {
            await command.Output.WriteLineAsync($"  {verb.Usage,-50} {verb.What}");
        }

        return Done;
    }
}
