using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Handling;

/// <summary>Removes uploads that no ticket came to name: at the start, and every few hours after it.</summary>
public sealed class StagedSweep(AttachmentStore files, IServiceScopeFactory scopes, TimeProvider clock, ILogger<StagedSweep> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromHours(6);

    /// <summary>Sweeps once.</summary>
    /// <returns>How many files were removed.</returns>
    public async Task<int> Sweep(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HotlineDb>();
        var removed = 0;
        foreach (var key in files.Forgotten())
        {
            // The process may have died between a commit and the removal of the note: the store knows.
            if (await db.Set<Attachment>().AnyAsync(a => a.Key == key, ct))
            {
                files.Settle(key);
            }
            else
            {
                files.Drop(key);
                removed++;
            }
        }

        return removed;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, clock);
        do
        {
            try
            {
                await Sweep(stoppingToken);
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
            {
                log.LogWarning(trouble, "Unused uploads could not be swept");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
