namespace Hotline.Web.Reports;

/// <summary>Registers what publishes figures.</summary>
public static class ReportsSetup
{
    /// <summary>The watch that publishes months.</summary>
    public static void AddReports(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReportWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ReportWatch>());
    }
}
