namespace Hotline.Web.Rehearsal;

/// <summary>Registers where rules are tried.</summary>
public static class RehearsalSetup
{
    /// <summary>The room.</summary>
    public static void AddRehearsal(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<RehearsalRoom>();
}
