using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Microsoft.AspNetCore.OutputCaching;

namespace Hotline.Web.PublicPortal;

/// <summary>Throws kept status pages away when their tickets change.</summary>
public sealed class StatusShelfSweep(LiveFeed feed, IOutputCacheStore store, ILogger<StatusShelfSweep> log) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        feed.Changed += Changed;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        feed.Changed -= Changed;
        return Task.CompletedTask;
    }

    // The store is memory: it is done before this returns.
    private async void Changed(IReadOnlyCollection<TicketNumber> numbers)
    {
        try
        {
            if (numbers.Count == 0)
            {
                await store.EvictByTagAsync(StatusShelf.Everything, CancellationToken.None);
            }

            foreach (var number in numbers)
            {
                await store.EvictByTagAsync(StatusShelf.TagOf(number), CancellationToken.None);
            }
        }
        catch (Exception problem)
        {
            log.LogWarning(problem, "A kept status page could not be thrown away; it is good for a minute at most");
        }
    }
}
