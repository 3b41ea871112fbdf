using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Hotline.Web.Platform;
using Hotline.Web.Publication;
using Hotline.Web.Shell;
using Microsoft.AspNetCore.OutputCaching;

namespace Hotline.Web.PublicPortal;

/// <summary>Registers and maps what the public site needs beside its pages.</summary>
public static class PortalSetup
{
    private const long formBytes = 1024 * 1024;
    private const long shelfBytes = 64 * 1024 * 1024;

    /// <summary>The city's face, the cookies, the guard of query codes, and a limit to how often one address may post or call.</summary>
    public static void AddPortal(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<CityFace>();
        services.AddScoped<SealedCookie>();
        services.AddScoped<PhotoDesk>();
        services.AddSingleton<GuessGuard>();
        services.AddOutputCache(options => options.SizeLimit = shelfBytes);
        services.AddSingleton<StatusShelf>();
        services.AddHostedService<StatusShelfSweep>();
        services.AddOptions<OutputCacheOptions>().Configure<StatusShelf>((options, shelf) => options.AddBasePolicy(shelf));
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(CallsPerAddress);
            options.OnRejected = (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                {
                    rejected.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                }

                // A program that calls too often gets no page.
                return rejected.HttpContext.Request.Path.StartsWithSegments("/api")
                    ? new ValueTask(Results.Problem(statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(rejected.HttpContext))
                    : ValueTask.CompletedTask;
            };
        });
    }

    /// <summary>A form with photographs may be larger than other requests, and none may be larger than that. Stands before whatever reads forms.</summary>
    public static void UsePhotoLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !PagesSetup.IsPublicSite(context.Request.Path))
        {
            return next(context);
        }

        var most = (CitizenPhotos.Most * context.RequestServices.GetRequiredService<Microsoft.Extensions.Options.IOptions<Handling.AttachmentLimits>>().Value.MaxBytes) + formBytes;
        if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        if (context.Request.ContentLength > most)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        return next(context);
    });

    /// <summary>The way in, and what search engines are asked to leave alone.</summary>
    public static void MapPortal(this WebApplication app)
    {
        app.MapMethods("/", ["GET", "HEAD"], (HttpContext context) =>
        {
            context.Response.Headers.Vary = "Accept-Language";
            return Results.LocalRedirect($"/{BestCulture(context)}");
        });
        foreach (var culture in PagesSetup.Cultures)
        {
            app.MapGet($"/{culture}/status/files/{{id:long}}", SendFile);
            // Takes nothing but the sender's own cookie away, so it needs no token; the page that offers it can be kept.
            app.MapPost($"/{culture}/status/leave", (SealedCookie cookies) =>
            {
                cookies.Drop(SealedCookie.Access);
                return Results.LocalRedirect($"/{culture}/status");
            });
        }

        app.MapPublicationFeed();
        app.MapGet("/robots.txt", () => Results.Text(
            string.Join('\n', ["User-agent: *", "Disallow: /console", "Disallow: /sign-in", .. PagesSetup.Cultures.SelectMany(c => new[] { $"Disallow: /{c}/status", $"Disallow: /{c}/receipt", $"Disallow: /{c}/rate/", $"Disallow: /{c}/complain" }), ""])));
    }

    // Always as a download: nothing that was uploaded is shown under our own address.
    private static async Task<IResult> SendFile(long id, HttpContext http, SealedCookie cookies, UseCases door)
    {
        var visitor = new Visitor(new ClaimsPrincipal(new ClaimsIdentity()), http.Connection.RemoteIpAddress?.ToString() ?? "");
        var access = cookies.Read<TicketAccess>(SealedCookie.Access) ?? TicketAccess.None;
        var outcome = await door.Send(visitor, new ReplyFile(access, id), http.RequestAborted);
        if (outcome is not { Ok: true, Value: { } file })
        {
            return Results.NotFound();
        }

        cookies.NeverStored();
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Results.File(file.Path, file.ContentType, file.Name);
    }

    private static RateLimitPartition<string> CallsPerAddress(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            return PerAddress(context, "calls", "Hotline:Public:CallsPerWindow", 600);
        }

        if (!HttpMethods.IsPost(context.Request.Method) || !PagesSetup.IsPublicSite(context.Request.Path))
        {
            return RateLimitPartition.GetNoLimiter("everything else");
        }

        return PerAddress(context, "posts", "Hotline:Public:PostsPerWindow", 60);
    }

    private static RateLimitPartition<string> PerAddress(HttpContext context, string what, string setting, int allowed)
    {
        var settings = context.RequestServices.GetRequiredService<IConfiguration>();
        return RateLimitPartition.GetFixedWindowLimiter($"{what} from {GuessGuard.Network(context.Connection.RemoteIpAddress?.ToString() ?? "")}", _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = settings.GetValue(setting, allowed),
            Window = TimeSpan.FromMinutes(settings.GetValue("Hotline:Public:WindowMinutes", 10)),
        });
    }

    // What the browser prefers: the very culture, else the same language; Chinese when nothing fits.
    private static string BestCulture(HttpContext context) =>
        (context.Request.GetTypedHeaders().AcceptLanguage ?? [])
            .Where(a => a.Quality is not 0)
            .OrderByDescending(a => a.Quality ?? 1)
            .Select(a => PagesSetup.Cultures.FirstOrDefault(c => c[..2].Equals(a.Value.ToString().Split('-')[0], StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(c => c is not null) ?? PagesSetup.Cultures[0];
}
