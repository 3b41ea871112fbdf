using Hotline.Web.Data;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Platform;

/// <summary>Notices what another process did to the same store, an import on the command line: changed rules and another model are read anew, and open pages are told when tickets moved.</summary>
public sealed class OtherProcesses(IServiceScopeFactory scopes, City city, ModelHolder models, LiveFeed feed, EventTally tally, TimeProvider clock, ILogger<OtherProcesses> log) : BackgroundService
{
    private static readonly TimeSpan interval = TimeSpan.FromSeconds(2);
    private long newest = -1;
    private long written;

    /// <summary>Looks once.</summary>
    public async Task Look(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HotlineDb>();
        var rules = scope.ServiceProvider.GetRequiredService<RuleStore>();
        if (await rules.Mark(ct) != city.Mark)
        {
            await rules.Load(ct);
            feed.Publish([]);
        }

        await models.Follow(scope.ServiceProvider.GetRequiredService<ModelShelf>(), ct);

        // What is ours is read before the store: an own commit in between is told twice rather than another's not at all.
        var ours = tally.Written;
        var last = await db.Set<Domain.Tickets.TicketEvent>().MaxAsync(e => (long?)EF.Property<long>(e, "Id"), ct) ?? 0;
        if (newest >= 0 && last - newest != ours - written)
        {
            feed.Publish([]);
        }

        (newest, written) = (last, ours);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        try
        {
            do
            {
                await LookSafely(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    // A store that is busy, or a rule file that cannot be read, must not end the watch.
    private async Task LookSafely(CancellationToken ct)
    {
        try
        {
            await Look(ct);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogWarning(problem, "Could not look for the work of other processes");
        }
    }
}
