namespace Hotline.Web.Complaints;

/// <summary>Registers what watches over complaints about the handling.</summary>
public static class ComplaintSetup
{
    /// <summary>The watch.</summary>
    public static void AddComplaints(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ComplaintWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ComplaintWatch>());
    }
}
