namespace Hotline.Web.FollowUp;

/// <summary>Registers what asks citizens by itself.</summary>
public static class FollowUpSetup
{
    /// <summary>The links, and the watch over those whom nobody calls.</summary>
    public static void AddFollowUp(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RateLinks>();
        builder.Services.AddSingleton<UncalledWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<UncalledWatch>());
    }
}
