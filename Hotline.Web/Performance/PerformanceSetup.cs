namespace Hotline.Web.Performance;

/// <summary>Registers what keeps the performance figures.</summary>
public static class PerformanceSetup
{
    /// <summary>The keeper of facts.</summary>
    public static void AddPerformance(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<KpiKeeper>();
        builder.Services.AddHostedService(services => services.GetRequiredService<KpiKeeper>());
        builder.Services.AddScoped<MonthFigures>();
    }
}
