using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Shell;

/// <summary>Whether the service can do its work.</summary>
public static class Health
{
    /// <summary><c>GET /health</c>, and <c>GET /health/ready</c> for those who ask by that name: 200 when the store can be read and written and the model is ready, else 503; says when next year's calendar is missing.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health", Answer);
        app.MapGet("/health/ready", Answer);
    }

    private static async Task<IResult> Answer(HotlineDb db, City city, ModelHolder models, AuditWatch audit, RoomProbe room, TimeProvider clock, CancellationToken ct)
    {
        var store = await Reads(db, ct);
        var writes = await room.Trouble(ct);
        var nextYear = city.Now.Day(clock.GetUtcNow()).Year + 1;
        var body = new
        {
            status = store && writes is null && models.Model is not null ? "ready" : "not-ready",
            store = store ? "ready" : "unavailable",
            writes = writes ?? "ready",
            model = models.Model?.Version ?? "missing",
            audit = audit.Alarmed ? "does not hold its anchored line" : "whole",
            calendar = city.Now.Time.Calendar.Knows(nextYear) ? "complete" : $"missing {nextYear}",
        };
        return Results.Json(body, statusCode: body.status == "ready" ? 200 : 503);
    }

    private static async Task<bool> Reads(HotlineDb db, CancellationToken ct)
    {
        try
        {
            return await db.RuleFiles.AnyAsync(ct);
        }
        catch (Exception problem) when (problem is System.Data.Common.DbException or InvalidOperationException)
        {
            return false;
        }
    }
}
