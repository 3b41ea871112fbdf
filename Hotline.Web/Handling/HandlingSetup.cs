using Hotline.Web.Platform;

namespace Hotline.Web.Handling;

/// <summary>Registers attachments and serves them.</summary>
public static class HandlingSetup
{
    /// <summary>The store of files, its limits, its sweep.</summary>
    public static void AddHandling(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AttachmentLimits>().BindConfiguration("Hotline:Attachments");
        builder.Services.AddSingleton<AttachmentStore>();
        builder.Services.AddScoped<Filing>();
        builder.Services.AddSingleton<StagedSweep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<StagedSweep>());
    }

    /// <summary><c>GET /console/attachments/{id}</c>: images in place, everything else saved; never run, sniffed, framed or cached.</summary>
    public static void MapAttachments(this WebApplication app) =>
        app.MapGet("/console/attachments/{id:long}", async (long id, UseCases door, HttpContext http) =>
        {
            var visitor = new Visitor(http.User, http.Connection.RemoteIpAddress?.ToString() ?? "");
            var outcome = await door.Send(visitor, new AttachmentFile(id), http.RequestAborted);
            if (outcome is not { Ok: true, Value: { } file })
            {
                return Results.StatusCode(outcome.Kind switch { OutcomeKind.Forbidden => 403, OutcomeKind.NotFound => 404, OutcomeKind.Unavailable => 503, _ => 500 });
            }

            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
            headers.CacheControl = "private, no-store";
            return Results.File(file.Path, file.ContentType, FileKind.IsImage(file.ContentType) ? null : file.Name);
        }).RequireAuthorization();
}
