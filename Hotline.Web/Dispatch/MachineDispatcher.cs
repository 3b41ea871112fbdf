using System.Threading.Channels;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Dispatch;

/// <summary>
/// Lets the machine dispatch what it may: right after a ticket was registered, and every minute what an earlier look has missed (a kill in between, an import by another
/// process, a category allowed today). Registering never waits for it and never fails because of it. By default nothing is allowed, and it does nothing.
/// </summary>
public sealed class MachineDispatcher(UseCases door, LiveFeed feed, City city, TimeProvider clock, ILogger<MachineDispatcher> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromMinutes(1);
    private static readonly Visitor visitor = Visitor.System("machine");

    // What does not fit in is found by the next sweep.
    private readonly Channel<TicketNumber> changed = System.Threading.Channels.Channel.CreateBounded<TicketNumber>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
    private int skip;

    /// <summary>Looks at the next tickets that wait untouched; after the last it begins anew, for rules, units and days change.</summary>
    /// <returns>How many were dispatched.</returns>
    public async Task<int> Sweep(CancellationToken ct)
    {
        var look = (await door.Send(visitor, new MachineCandidates(null, skip), ct)).Value ?? new MachineLook([], 0);
        var sent = await Dispatch(look, ct);
        skip = look.Looked < MachineCandidates.AtOnce ? 0 : skip + look.Looked - sent;
        return sent;
    }

    /// <summary>Looks at tickets that have just changed.</summary>
    /// <returns>How many were dispatched.</returns>
    public async Task<int> Look(IReadOnlyCollection<TicketNumber> numbers, CancellationToken ct) =>
        (await door.Send(visitor, new MachineCandidates(numbers), ct)).Value is { } look ? await Dispatch(look, ct) : 0;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.Changed += Note;
        try
        {
            await Task.WhenAll(Fresh(stoppingToken), Missed(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        finally
        {
            feed.Changed -= Note;
        }
    }

    private void Note(IReadOnlyCollection<TicketNumber> tickets)
    {
        if (city.Now.Routing.AutoDispatch.Count > 0)
        {
            foreach (var number in tickets)
            {
                changed.Writer.TryWrite(number);
            }
        }
    }

    private async Task Fresh(CancellationToken ct)
    {
        while (await changed.Reader.WaitToReadAsync(ct))
        {
            var numbers = new HashSet<TicketNumber>();
            while (numbers.Count < MachineCandidates.AtOnce && changed.Reader.TryRead(out var number))
            {
                numbers.Add(number);
            }

            await Safely(() => Look(numbers, ct));
        }
    }

    private async Task Missed(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(pause, clock);
        do
        {
            await Safely(() => Sweep(ct));
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    // Whatever goes wrong, the tickets wait for a person as they always did.
    private async Task Safely(Func<Task<int>> look)
    {
        try
        {
            await look();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogWarning(problem, "The machine could not dispatch");
        }
    }

    private async Task<int> Dispatch(MachineLook look, CancellationToken ct)
    {
        var sent = 0;
        foreach (var candidate in look.Candidates)
        {
            var outcome = await door.Run(visitor, new DispatchByMachine(candidate.Number, candidate.Version, candidate.Advice), ct);
            sent += outcome.Ok ? 1 : 0;
        }

        return sent;
    }
}
