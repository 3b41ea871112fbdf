namespace Hotline.Web.Platform;

/// <summary>Tells browsers what a page of ours may do: nothing from elsewhere, no inline script anywhere, no framing.</summary>
public static class SecurityHeaders
{
    // blob: is a photograph on the citizen's own device, shown before it is sent.
    private const string forCitizens =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    // Radzen positions popups and draws charts by style attributes; the circuit is a web socket to ourselves.
    private const string forStaff =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>Sets them on every answer, the error pages' too: an exception handler clears what was set before.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // Read now: a re-executed error page has another path.
        var staff = context.Request.Path.StartsWithSegments("/console") || context.Request.Path.StartsWithSegments("/_blazor");
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            // A file may have been given a stricter policy than a page needs; a page gets ours whatever its renderer has set.
            if (headers.ContentSecurityPolicy.Count == 0 || context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
            {
                headers.ContentSecurityPolicy = staff ? forStaff : forCitizens;
            }

            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (context.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            return Task.CompletedTask;
        });
        return next();
    });
}
