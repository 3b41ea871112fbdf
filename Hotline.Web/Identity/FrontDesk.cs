using Hotline.Web.Platform;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Web.Identity;

/// <summary>Stands between the entrance's plain pages and the door: asks, and gives or takes the cookie.</summary>
public sealed class FrontDesk(UseCases door, SignInManager<Account> signIn, IHttpContextAccessor http)
{
    private Visitor Here => new(http.HttpContext!.User, http.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");

    /// <summary>Somebody wants in.</summary>
    public async Task<Entry> Enter(string typed, string password)
    {
        var name = Names.Fold(typed);
        var matched = await door.Send(Here, new PasswordCheck(name, password));
        var outcome = await door.Send(Here, new SignIn(name, matched.Value));
        if (!outcome.Ok || !matched.Ok)
        {
            return new Entry(EntryResult.Wrong);
        }

        if (outcome.Value!.Result == EntryResult.Entered)
        {
            await signIn.SignInAsync((await signIn.UserManager.FindByNameAsync(name))!, isPersistent: false);
        }

        return outcome.Value;
    }

    /// <summary>Somebody changes the own password; this session goes on, the others end.</summary>
    public async Task<Outcome<Entry>> Change(ChangePassword request)
    {
        var outcome = await door.Send(Here, request);
        if (outcome is { Ok: true, Value.Result: EntryResult.Entered })
        {
            await signIn.SignInAsync((await signIn.UserManager.FindByNameAsync(request.Account))!, isPersistent: false);
        }

        return outcome;
    }

    /// <summary>Somebody leaves.</summary>
    public async Task Leave()
    {
        if (http.HttpContext?.User.Identity?.IsAuthenticated == true)
        {
            await door.Run(Here, new SignOut());
        }

        await signIn.SignOutAsync();
    }

    /// <summary>The account behind this request's cookie, when it still stands; a cookie that was revoked counts as none.</summary>
    public async Task<Account?> Standing()
    {
        var account = http.HttpContext is { } here ? await signIn.ValidateSecurityStampAsync(here.User) : null;
        return account is { Disabled: false } ? account : null;
    }
}
