using Hotline.Web.Audit;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hotline.Web.Platform;

/// <summary>Registers the door and what stands behind it.</summary>
public static class UseCaseSetup
{
    /// <summary>MediatR with its three behaviours, the write gate, the live feed.</summary>
    public static void AddUseCases(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Randomness>();
        services.AddMetrics();
        services.AddSingleton<DoorMeter>();
        services.AddSingleton<WriteGate>();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<EventTally>();
        services.AddSingleton<OtherProcesses>();
        services.AddHostedService(provider => provider.GetRequiredService<OtherProcesses>());
        services.AddSingleton<UseCases>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<Acts>();
        services.AddSingleton<AuditWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditWatch>());
        services.AddScoped<CircuitAddress>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<CircuitAddress>());
        services.AddScoped<IUseCases, PageUseCases>();
        services.AddHttpContextAccessor();
        services.AddMediatR(options =>
        {
            options.RegisterServicesFromAssemblyContaining<Program>();
            options.AddOpenBehavior(typeof(Authorize<,>));
            options.AddOpenBehavior(typeof(Validate<,>));
            options.AddOpenBehavior(typeof(Transact<,>));
        });
    }
}
