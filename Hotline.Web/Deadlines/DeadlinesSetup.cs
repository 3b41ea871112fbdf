namespace Hotline.Web.Deadlines;

/// <summary>Registers what keeps due dates right when calendars change.</summary>
public static class DeadlinesSetup
{
    /// <summary>The checks of calendars and limits, and the reckoner.</summary>
    public static void AddDeadlines(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<CalendarChecks>();
        builder.Services.AddScoped<LimitChecks>();
        builder.Services.AddScoped<OpenDeadlines>();
        builder.Services.AddSingleton<DueReckoner>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DueReckoner>());
    }
}
