namespace Hotline.Web.Supervision;

/// <summary>Registers what watches over limits.</summary>
public static class SupervisionSetup
{
    /// <summary>The patrol.</summary>
    public static void AddSupervision(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Patrol>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Patrol>());
    }
}
