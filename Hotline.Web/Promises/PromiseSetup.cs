namespace Hotline.Web.Promises;

/// <summary>Registers what watches over promises.</summary>
public static class PromiseSetup
{
    /// <summary>The watch.</summary>
    public static void AddPromises(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PromiseWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PromiseWatch>());
    }
}
