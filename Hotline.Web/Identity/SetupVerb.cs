using Hotline.Web.Shell;

namespace Hotline.Web.Identity;

/// <summary><c>setup</c>: a city's first minute.</summary>
internal static class SetupVerb
{
    /// <summary>Makes the store and the first three administrators; their passwords are printed once.</summary>
    public static async Task<int> Run(Command command)
    {
        command.Plain(0);
        await command.Open(withDemoCity: false);
        var outcome = await command.Door.Send(command.Me, new MakeFirstAdministrators());
        if (!outcome.Ok)
        {
            return await command.Refused(outcome);
        }

        await command.Output.WriteLineAsync("已建立三个管理员账号（三员分立，请交给三个不同的人）。一次性密码只显示这一次，首次登录时必须修改：");
        foreach (var one in outcome.Value!)
        {
            await command.Output.WriteLineAsync($"{one.Account}\t{one.Name}\t{one.Password}");
        }

        await command.Output.WriteLineAsync("下一步：依次运行 import areas、import units、import accounts，再启动服务。务必另行备份密钥目录 keys/。");
        return CommandLine.Done;
    }
}
