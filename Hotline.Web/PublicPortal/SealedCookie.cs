using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Hotline.Web.PublicPortal;

/// <summary>Small things a citizen's browser carries for us for some minutes: unreadable to it, out of reach of scripts, never sent from another site, in no URL and in no store.</summary>
public sealed class SealedCookie(IHttpContextAccessor http, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>The receipt between the form and the page that shows it once.</summary>
    public const string Receipt = "hotline-receipt";

    /// <summary>Which ticket this browser has opened.</summary>
    public const string Access = "hotline-access";

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("Public pages are served by a request.");

    /// <summary>Hands a value to the browser.</summary>
    public void Keep<T>(string name, T value, TimeSpan how)
    {
        var sealedValue = new Sealed<T>(value, clock.GetUtcNow() + how);
        Context.Response.Cookies.Append(name, Protector(name).Protect(JsonSerializer.Serialize(sealedValue)), Options(how));
    }

    /// <summary>What the browser carries; nothing when it is missing, too old or not ours.</summary>
    public T? Read<T>(string name)
        where T : class
    {
        if (Context.Request.Cookies[name] is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            var found = JsonSerializer.Deserialize<Sealed<T>>(Protector(name).Unprotect(text));
            return found is not null && found.Until > clock.GetUtcNow() ? found.Value : null;
        }
        catch (Exception forged) when (forged is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes it back.</summary>
    public void Drop(string name)
    {
        if (Context.Request.Cookies.ContainsKey(name))
        {
            Context.Response.Cookies.Delete(name, Options(null));
        }
    }

    /// <summary>What this page shows is for this reader and this moment only: no cache keeps it, no search engine lists it.</summary>
    public void NeverStored()
    {
        // In the very words of antiforgery, which complains of any others.
        Context.Response.Headers.CacheControl = "no-cache, no-store";
        Context.Response.Headers.Pragma = "no-cache";
        Context.Response.Headers["X-Robots-Tag"] = "noindex";
    }

    private CookieOptions Options(TimeSpan? how) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = Context.Request.IsHttps, Path = "/", MaxAge = how, IsEssential = true,
    };

    private IDataProtector Protector(string name) => protection.CreateProtector("public site", name);

    private sealed record Sealed<T>(T Value, DateTimeOffset Until);
}
