using Hotline.Web.Dispatch;
using Hotline.Web.Intake;

namespace Hotline.Web.Routing;

/// <summary>Registers the classifier and what reads it.</summary>
public static class RoutingSetup
{
    /// <summary>The model, what makes the next one, the advisor, the registrar, the ledger, the dispatch catalogue, and what the machine may do alone.</summary>
    public static void AddRouting(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ModelHolder>();
        builder.Services.AddSingleton<ModelWorkshop>();
        builder.Services.AddSingleton<Retraining>();
        builder.Services.AddSingleton<RetrainClock>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RetrainClock>());
        builder.Services.AddScoped<ModelShelf>();
        builder.Services.AddSingleton<Advisor>();
        builder.Services.AddScoped<Registrar>();
        builder.Services.AddSingleton<RoutingLedger>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RoutingLedger>());
        builder.Services.AddSingleton<MachineDispatcher>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MachineDispatcher>());
        builder.Services.AddScoped<CatalogueSaid>();
        builder.Services.AddScoped<CatalogueBook>();
        builder.Services.AddScoped<ImportChecks>();
    }
}
