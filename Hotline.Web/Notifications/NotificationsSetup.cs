namespace Hotline.Web.Notifications;

/// <summary>Registers what tells people outside.</summary>
public static class NotificationsSetup
{
    // A gateway that has not answered by then is dead for this try.
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    /// <summary>Alerts to people on duty, the gateway, the courier.</summary>
    public static void AddNotifications(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHttpClient(SmsGateway.Client, client => client.Timeout = patience).RemoveAllLoggers();
        builder.Services.AddSingleton<DemoPhone>();
        builder.Services.AddSingleton<SmsGateway>();
        builder.Services.AddSingleton<CitizenMessages>();
        builder.Services.AddSingleton<DutyAlerts>();
        builder.Services.AddSingleton<OutboxCourier>();
        builder.Services.AddHostedService(services => services.GetRequiredService<OutboxCourier>());
    }
}
