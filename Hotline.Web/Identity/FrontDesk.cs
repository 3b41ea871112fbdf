using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Identity;

/// <summary>Stands between the entrance's plain pages and the door: asks, and gives or takes the cookie.</summary>
public sealed class FrontDesk(UseCases door, SignInManager<Account> signIn, HotlineDb db, IHttpContextAccessor http)
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
            await signIn.SignInAsync(await Fresh(name), isPersistent: false);
        }

        return outcome.Value;
    }

    /// <summary>Somebody changes the own password; this session goes on, the others end.</summary>
    public async Task<Outcome<Entry>> Change(ChangePassword request)
    {
        var outcome = await door.Send(Here, request);
        if (outcome is { Ok: true, Value.Result: EntryResult.Entered })
        {
            await signIn.SignInAsync(await Fresh(request.Account), isPersistent: false);
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

    // The command ran in a scope of its own: what this request has read before is old, and an old security stamp would make a cookie that opens nothing.
    private Task<Account> Fresh(string name) => db.Users.AsNoTracking().SingleAsync(a => a.UserName == name);
}
