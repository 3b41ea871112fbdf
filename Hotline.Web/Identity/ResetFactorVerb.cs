using Hotline.Web.Shell;

namespace Hotline.Web.Identity;

/// <summary><c>reset-factor ACCOUNT --reason TEXT</c>: the way back in for a security administrator who lost the telephone.</summary>
internal static class ResetFactorVerb
{
    /// <summary>Takes the authenticator off the account.</summary>
    public static async Task<int> Run(Command command)
    {
        var account = Names.Fold(command.Plain(1, ["--reason"])[0]);
        var reason = command.Option("--reason") ?? throw new Misuse("请写明 --reason。");
        await command.Open();
        var outcome = await command.Door.Run(command.Me, new ResetSecondFactor(account) { Reason = reason });
        if (!outcome.Ok)
        {
            return await command.Refused(outcome);
        }

        await command.Output.WriteLineAsync($"{account} 的双因素验证已解除。下次登录后须重新绑定。");
        return CommandLine.Done;
    }
}
