using System.Security.Claims;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Identity;

/// <summary>Stands between the entrance's plain pages and the door: asks, and gives or takes the cookie.</summary>
public sealed class FrontDesk(UseCases door, SignInManager<Account> signIn, HotlineDb db, OpenIdSettings provider, IHttpContextAccessor http)
{
    // Of our own, and in a cookie of another kind: nothing that reads a session finds an account in it.
    private const string halfAccount = "hotline:half:account";
    private const string displaced = "hotline:displaced";
    private const string halfStamp = "hotline:half:stamp";

    /// <summary>What the address of the sign-in page says of a session that was ended by a newer one.</summary>
    public const string Elsewhere = "elsewhere";

    private readonly ClaimsIdentityOptions names = signIn.Options.ClaimsIdentity;

    private Visitor Here => new(http.HttpContext!.User, http.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");

    /// <summary>Somebody wants in.</summary>
    public async Task<Entry> Enter(string typed, string password)
    {
        var name = Names.Fold(typed);
        var matched = await door.Send(Here, new PasswordCheck(name, password));
        var outcome = await door.Send(Here, new SignIn(name, matched.Value));
        return outcome.Ok && matched.Ok ? await Admit(name, outcome.Value!) : new Entry(EntryResult.Wrong);
    }

    /// <summary>Somebody comes back from the city's identity provider.</summary>
    /// <param name="wanted">Where to, once in.</param>
    /// <returns>Where to now.</returns>
    public async Task<string> EnterThroughProvider(string? wanted)
    {
        var here = http.HttpContext!;
        var outside = (await here.AuthenticateAsync(IdentityConstants.ExternalScheme)).Principal;
        if (outside is null)
        {
            return "/sign-in";
        }

        await here.SignOutAsync(IdentityConstants.ExternalScheme);
        var name = Names.Fold(outside.FindFirstValue(provider.Claim) ?? "");
        var outcome = await door.Send(Here, new EnterThroughProvider(name));
        var entry = outcome.Ok ? await Admit(name, outcome.Value!) : new Entry(EntryResult.Wrong);
        return entry.Result switch
        {
            EntryResult.Entered or EntryResult.CodeDue => Next(entry, wanted),
            EntryResult.LockedOut => "/sign-in?provider=locked",
            _ => "/sign-in?provider=unknown",
        };
    }

    /// <summary>Somebody who has shown the password shows a code.</summary>
    public async Task<Entry> Enter(string code)
    {
        if (await HalfIn() is not var (id, stamp))
        {
            return new Entry(EntryResult.Lapsed);
        }

        var outcome = await door.Send(Here, new EnterCode(id, stamp, code));
        var entry = outcome.Ok ? outcome.Value! : new Entry(EntryResult.Wrong);
        if (entry.Result is EntryResult.Entered or EntryResult.Lapsed)
        {
            await http.HttpContext!.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        }

        if (entry.Result == EntryResult.Entered)
        {
            await signIn.SignInAsync(await db.Users.AsNoTracking().SingleAsync(a => a.Id == id), isPersistent: false);
        }

        return entry;
    }

    /// <summary>Who has shown the password within five minutes and still owes a code, and with which security stamp; null where nobody has.</summary>
    public async Task<(string Account, string Stamp)?> HalfIn()
    {
        var half = (await http.HttpContext!.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal;
        return half?.FindFirstValue(halfAccount) is { } account && half.FindFirstValue(halfStamp) is { } stamp ? (account, stamp) : null;
    }

    /// <summary>Where somebody who was let in, or half in, goes next.</summary>
    public static string Next(Entry entry, string? wanted) =>
        entry.Result == EntryResult.CodeDue ? "/sign-in/code" + (string.IsNullOrEmpty(wanted) ? "" : $"?returnUrl={Uri.EscapeDataString(wanted)}")
        : entry.MustChangePassword ? "/change-password"
        : entry.FactorMissing ? "/second-factor"
        : LocalAddress.Or(wanted, "/console");

    /// <summary>How it stands with the second factor of whoever is here.</summary>
    public Task<Outcome<FactorStanding>> Factor() => door.Send(Here, new OwnFactor());

    /// <summary>Somebody wants to bind an authenticator.</summary>
    public Task<Outcome> BeginFactor() => door.Run(Here, new BeginSecondFactor());

    /// <summary>Somebody binds it; this session goes on, the others end.</summary>
    public async Task<Outcome<RecoverySheet>> BindFactor(BindSecondFactor request, string name)
    {
        var outcome = await door.Send(Here, request);
        if (outcome.Ok)
        {
            await signIn.SignInAsync(await Fresh(name), isPersistent: false);
        }

        return outcome;
    }

    /// <summary>Somebody wants new recovery codes.</summary>
    public Task<Outcome<RenewedCodes>> RenewCodes(RenewRecoveryCodes request) => door.Send(Here, request);

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

    private async Task<Entry> Admit(string name, Entry entry)
    {
        switch (entry.Result)
        {
            case EntryResult.Entered:
                await signIn.SignInAsync(await Fresh(name), isPersistent: false);
                break;
            case EntryResult.CodeDue:
                await LetHalfIn(await Fresh(name));
                break;
            default:
                break;
        }

        return entry;
    }

    private Task LetHalfIn(Account account) => http.HttpContext!.SignInAsync(
        IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(halfAccount, account.Id), new Claim(halfStamp, account.SecurityStamp!)], IdentityConstants.TwoFactorUserIdScheme)));

    /// <summary>Whether the session of this request was ended by a newer sign-in of the same account.</summary>
    public async Task<bool> Displaced() => http.HttpContext!.Items.ContainsKey(displaced) || await IsDisplaced(http.HttpContext.User);

    /// <summary>Notes for the rest of the request that the session it came with was ended by a newer sign-in: the cookie is gone by the time a page could look.</summary>
    public async Task NoteDisplaced(ClaimsPrincipal? rejected)
    {
        if (await IsDisplaced(rejected))
        {
            http.HttpContext!.Items[displaced] = true;
        }
    }

    /// <summary>The sign-in page's address, which says why where it was noted.</summary>
    public static string WithReason(HttpContext context, string address) =>
        context.Items.ContainsKey(displaced) ? $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}ended={Elsewhere}" : address;

    private async Task<bool> IsDisplaced(ClaimsPrincipal? principal)
    {
        var (id, stamp) = (principal?.FindFirstValue(names.UserIdClaimType), principal?.FindFirstValue(names.SecurityStampClaimType));
        return id is not null && stamp is not null && await db.Users.AnyAsync(a => a.Id == id && a.DisplacedStamp == stamp && a.SecurityStamp != stamp);
    }

    // The command ran in a scope of its own: what this request has read before is old, and an old security stamp would make a cookie that opens nothing.
    private Task<Account> Fresh(string name) => db.Users.AsNoTracking().SingleAsync(a => a.UserName == name);
}
