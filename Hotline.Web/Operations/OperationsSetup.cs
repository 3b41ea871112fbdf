using Hotline.Web.Platform;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Hotline.Web.Operations;

/// <summary>Registers and maps what lets others watch the service.</summary>
public static class OperationsSetup
{
    /// <summary>Gauges, and who writes them out.</summary>
    public static void AddOperations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CircuitTally>();
        builder.Services.AddSingleton<CircuitHandler>(services => services.GetRequiredService<CircuitTally>());
        builder.Services.AddSingleton<ServiceGauges>();
        builder.Services.AddSingleton<PrometheusText>();
        builder.Services.AddSingleton<MetricsReaders>();
    }

    /// <summary><c>GET /metrics</c> for those who may read it, for everybody else it is not there; <c>GET /health/live</c>: the process answers, whatever the store does.</summary>
    public static void MapOperations(this WebApplication app)
    {
        var readers = app.Services.GetRequiredService<MetricsReaders>();
        var gauges = app.Services.GetRequiredService<ServiceGauges>();
        var text = app.Services.GetRequiredService<PrometheusText>();
        app.MapGet("/metrics", async (HttpContext context, CancellationToken ct) =>
        {
            if (!readers.Admit(context))
            {
                return Results.NotFound();
            }

            await gauges.Look(ct);
            context.Response.Headers.CacheControl = "no-store";
            return Results.Text(text.Write(), "text/plain; version=0.0.4; charset=utf-8");
        });
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
    }
}
