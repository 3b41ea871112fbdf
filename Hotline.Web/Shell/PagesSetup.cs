using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hotline.Web.Platform;
using Hotline.Web.PublicPortal;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Radzen;

namespace Hotline.Web.Shell;

/// <summary>Registers and maps the pages.</summary>
public static class PagesSetup
{
    /// <summary>The cultures of the public site; the console is Chinese.</summary>
    public static readonly IReadOnlyList<string> Cultures = ["zh-CN", "en-US", "ja-JP"];

    // A text of 20,000 Chinese characters is 60 KB; the framework's 32 KB would cut the line in the middle of a long letter.
    private const int longestMessage = 256 * 1024;

    /// <summary>Razor components, interactive on the server, words from resources.</summary>
    public static void AddPages(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddLocalization();
        services.AddRazorComponents().AddInteractiveServerComponents(options => options.DetailedErrors = false)
            .AddHubOptions(options => options.MaximumReceiveMessageSize = longestMessage);
        services.AddRadzenComponents();
        services.AddAntiforgery();
        services.AddScoped<Words>();
        // Chinese is sent as Chinese: an entity for every character would be three times as long.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    /// <summary>The order of the pipeline.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.Use(TurnAwayNul);
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found/{0}", createScopeForStatusCodePages: true);
        app.Use(AnswerTroubleAsGet);
        app.UseRequestLocalization(CultureFromPath());
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseOutputCache();
        app.UsePhotoLimit();
        app.UseAntiforgery();
        app.Use(SayThatTheFormIsTooOld);
    }

    /// <summary>Pages and their files.</summary>
    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    // The server has decoded the path once and turned plain NULs away; the router decodes a part once more, and one that was hidden twice would be an error in there. No page of ours has such an address.
    private static Task TurnAwayNul(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.Value is not { } path || !(path.Contains("%00", StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    // An error page is read, not sent to: re-executed as a POST it would fail again for want of a form's token, and the reader would get an empty page.
    private static Task AnswerTroubleAsGet(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerPathFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }

    // The renderer would refuse it too, but with an empty page.
    private static Task SayThatTheFormIsTooOld(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    /// <summary>Whether a path belongs to the citizens' site: it begins with a culture.</summary>
    public static bool IsPublicSite(PathString path) => CultureOf(path) is not null;

    private static string? CultureOf(PathString path) =>
        path.Value?.Split('/', 3) is [_, var segment, ..] && Cultures.Contains(segment) ? segment : null;

    // /en-US/status is English whatever the browser prefers; everything without a culture in its path is Chinese. An error page speaks the language of the page that failed.
    private static RequestLocalizationOptions CultureFromPath()
    {
        var options = new RequestLocalizationOptions().AddSupportedCultures([.. Cultures]).AddSupportedUICultures([.. Cultures]).SetDefaultCulture("zh-CN");
        options.RequestCultureProviders = [new CustomRequestCultureProvider(context =>
        {
            var asked = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path;
            return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(CultureOf(asked is null ? context.Request.Path : new PathString(asked)) ?? "zh-CN"));
        })];
        return options;
    }
}
