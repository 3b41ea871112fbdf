using System.Security.Claims;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Web.Identity;

/// <summary>Registers sign-in: ASP.NET Core Identity on the same store.</summary>
public static class IdentitySetup
{
    /// <summary>Cookies, the password policy and lockout that graded protection asks for (等保 2.0 level 3), policies by permission.</summary>
    public static void AddIdentity(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<AccountReader>();
        services.AddScoped<AccountBook>();
        services.AddScoped<FrontDesk>();
        services.AddScoped<FactorBook>();
        services.AddSingleton<FactorRules>();
        services.AddSingleton<PasswordRules>();
        services.AddSingleton<Strangers>();
        services.AddCascadingAuthenticationState();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.AddOpenId();
        services.AddIdentityCore<Account>(options =>
            {
                // PasswordPolicy says it all; the stock rules count classes in their own way.
                options.Password = new PasswordOptions { RequiredLength = 1, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.Lockout.AllowedForNewUsers = true;
                options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-._";
            })
            .AddEntityFrameworkStores<HotlineDb>()
            .AddPasswordValidator<PasswordPolicy>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddDefaultTokenProviders();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/denied";
            cookie.Cookie.Name = "hotline";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.SlidingExpiration = true;
            var stands = cookie.Events.OnValidatePrincipal;
            cookie.Events.OnValidatePrincipal = async context =>
            {
                var shown = context.Principal;
                await stands(context);
                if (context.Principal is null)
                {
                    await context.HttpContext.RequestServices.GetRequiredService<FrontDesk>().NoteDisplaced(shown);
                }

                if (context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } account)
                {
                    context.HttpContext.RequestServices.GetRequiredService<Presence>().Stir(account);
                }
            };
            var toSignIn = cookie.Events.OnRedirectToLogin;
            cookie.Events.OnRedirectToLogin = context =>
            {
                context.RedirectUri = FrontDesk.WithReason(context.HttpContext, context.RedirectUri);
                return toSignIn(context);
            };
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, half =>
        {
            half.Cookie.Name = "hotline-half";
            half.Cookie.HttpOnly = true;
            half.Cookie.SameSite = SameSiteMode.Lax;
            half.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            half.SlidingExpiration = false;
        });
        services.AddSingleton<SessionSettings>();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SessionSettings>((cookie, session) => cookie.ExpireTimeSpan = session.Idle);
        services.AddSingleton<Presence>();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationPolicyProvider, AudiencePolicies>();
        services.AddScoped<AuthenticationStateProvider, FreshAuthentication>();
    }

    /// <summary>Sign-out is a form, so that no link on another site can do it. Whoever works in an open page sends no other request: the page says from time to time that somebody is there, which renews the cookie.</summary>
    /// <exception cref="InvalidDataException">A setting of passwords or of the second factor is wrong.</exception>
    public static void MapIdentity(this WebApplication app)
    {
        app.Services.GetRequiredService<FactorRules>();
        app.Services.GetRequiredService<PasswordRules>();
        app.MapPost("/sign-out", async (FrontDesk desk) =>
        {
            await desk.Leave();
            return Results.LocalRedirect("/sign-in");
        });
        app.MapOpenId();
        app.MapGet("/console/awake", () => Results.NoContent()).RequireAuthorization();
    }
}
