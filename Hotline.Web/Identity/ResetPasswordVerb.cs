using Hotline.Web.Shell;

namespace Hotline.Web.Identity;

/// <summary><c>reset-password ACCOUNT</c>: the way back in when no administrator can sign in any more.</summary>
internal static class ResetPasswordVerb
{
    /// <summary>Prints a one-time password.</summary>
    public static async Task<int> Run(Command command)
    {
        var account = Names.Fold(command.Plain(1)[0]);
        await command.Open();
        var outcome = await command.Door.Send(command.Me, new ResetPassword(account));
        if (!outcome.Ok)
        {
            await command.Error.WriteLineAsync($"没有可以重置的账号：{account}");
            return CommandLine.Failed;
        }

        await command.Output.WriteLineAsync($"{account} 的一次性密码（只显示这一次）：{outcome.Value!.Password}");
        return CommandLine.Done;
    }
}
