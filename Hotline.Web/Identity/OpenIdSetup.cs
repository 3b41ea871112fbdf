using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Hotline.Web.Identity;

/// <summary>Sign-in through the city's identity provider: by a code that is exchanged behind the scenes, with proof that whoever brings it is who asked (PKCE).</summary>
internal static partial class OpenIdSetup
{
    private const string failed = "failed";
    private const string away = "away";

    /// <summary>Registers the provider, where one is named.</summary>
    /// <exception cref="InvalidDataException">A provider is named and cannot be used so.</exception>
    public static void AddOpenId(this IHostApplicationBuilder builder)
    {
        var settings = new OpenIdSettings(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, outside =>
        {
            outside.Cookie.Name = "hotline-outside";
            outside.Cookie.HttpOnly = true;
            outside.Cookie.SameSite = SameSiteMode.Lax;
            outside.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            outside.SlidingExpiration = false;
        });
        if (settings.Authority is not { } authority)
        {
            return;
        }

        builder.Services.AddAuthentication().AddOpenIdConnect(OpenIdSettings.Scheme, options =>
        {
            (options.Authority, options.ClientId, options.ClientSecret) = (authority, settings.ClientId, settings.ClientSecret);
            options.RequireHttpsMetadata = authority.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);
            options.CallbackPath = "/sign-in/provider/back";
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.ResponseType = OpenIdConnectResponseType.Code;
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.UsePkce = true;
            options.SaveTokens = false;
            options.MapInboundClaims = false;
            options.DisableTelemetry = true;
            options.GetClaimsFromUserInfoEndpoint = settings.UserInfo;
            options.ClaimActions.MapUniqueJsonKey(settings.Claim, settings.Claim);
            // The answer comes by address, not by a form of another site: the stricter cookies do.
            options.NonceCookie.SameSite = options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.NonceCookie.SecurePolicy = options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Events.OnRemoteFailure = context =>
            {
                Failed(context.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdSettings>>(), context.Failure);
                context.Response.Redirect($"/sign-in?provider={failed}");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>The way to the provider and the way back in; neither exists where no provider is named.</summary>
    public static void MapOpenId(this WebApplication app)
    {
        if (app.Services.GetRequiredService<OpenIdSettings>().Authority is null)
        {
            return;
        }

        app.MapGet("/sign-in/provider", async (HttpContext context, string? returnUrl, ILogger<OpenIdSettings> log) =>
        {
            var back = $"/sign-in/provider/enter?returnUrl={Uri.EscapeDataString(LocalAddress.Or(returnUrl, "/console"))}";
            try
            {
                await context.ChallengeAsync(OpenIdSettings.Scheme, new AuthenticationProperties { RedirectUri = back });
            }
            catch (Exception trouble) when (trouble is InvalidOperationException or HttpRequestException or IOException)
            {
                Away(log, trouble);
                context.Response.Redirect($"/sign-in?provider={away}");
            }
        });
        app.MapGet("/sign-in/provider/enter", async (string? returnUrl, FrontDesk desk) => Results.LocalRedirect(await desk.EnterThroughProvider(returnUrl)));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in through the identity provider failed")]
    private static partial void Failed(ILogger log, Exception? why);

    [LoggerMessage(Level = LogLevel.Error, Message = "The identity provider cannot be reached or does not say how to use it")]
    private static partial void Away(ILogger log, Exception why);
}
