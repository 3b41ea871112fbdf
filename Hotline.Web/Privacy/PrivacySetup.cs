namespace Hotline.Web.Privacy;

/// <summary>Registers what keeps personal data no longer than it may.</summary>
public static class PrivacySetup
{
    /// <summary>The nightly watch.</summary>
    public static void AddPrivacy(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RetentionWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RetentionWatch>());
    }
}
