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
    }

    /// <summary>The order of the pipeline.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseRequestLocalization(CultureFromPath());
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    /// <summary>Pages and their files.</summary>
    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    // /en-US/status is English whatever the browser prefers; everything without a culture in its path is Chinese.
    private static RequestLocalizationOptions CultureFromPath()
    {
        var options = new RequestLocalizationOptions().AddSupportedCultures([.. Cultures]).AddSupportedUICultures([.. Cultures]).SetDefaultCulture("zh-CN");
        options.RequestCultureProviders = [new CustomRequestCultureProvider(context =>
        {
            var first = context.Request.Path.Value?.Split('/', 3) is [_, var segment, ..] ? segment : "";
            return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(Cultures.Contains(first) ? first : "zh-CN"));
        })];
        return options;
    }
}
