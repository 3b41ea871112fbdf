using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Deadlines;

/// <summary>
/// After the calendars changed, looks at every open ticket and reckons those anew whose dates differ: some at a time, so that colleagues' saves get in between, and
/// again from where it was after a kill. What is saved by anybody else meanwhile is reckoned by the new calendars anyhow.
/// </summary>
public sealed class DueReckoner(UseCases door, City city, TimeProvider clock, ILogger<DueReckoner> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(5);
    private static readonly Visitor visitor = Visitor.System("reckoner");
    private string done = "";

    /// <summary>Brings all open tickets in step with the calendars in force.</summary>
    /// <param name="ct">Stops it between two batches; the next call goes on.</param>
    /// <param name="batches">How many batches at most.</param>
    /// <returns>Whether all are.</returns>
    public async Task<bool> Look(CancellationToken ct, int batches = int.MaxValue)
    {
        var planned = await door.Send(visitor, new NextToReckon(), ct);
        if (planned is not { Ok: true, Value: { } plan })
        {
            return planned.Ok;
        }

        var (looked, left) = (0, plan.Waiting.Count);
        foreach (var chunk in plan.Waiting.Chunk(OpenDeadlines.AtOnce).DefaultIfEmpty([]))
        {
            if (batches-- == 0 || await door.Send(visitor, new OutOfStep(chunk), ct) is not { Ok: true, Value: { } differing })
            {
                return false;
            }

            (looked, left) = (looked + chunk.Length, left - chunk.Length);
            // Where nothing differs, nothing is written: only the end of the pass, and what was changed.
            if (differing.Count > 0 || left == 0)
            {
                if (!(await door.Send(visitor, Batch(plan, chunk, differing, looked, left), ct)).Ok)
                {
                    return false;
                }

                looked = 0;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, clock);
        try
        {
            do
            {
                await CatchUpSafely(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task CatchUpSafely(CancellationToken ct)
    {
        var mark = city.Now.CalendarMark;
        if (mark == done)
        {
            return;
        }

        try
        {
            if (await Look(ct))
            {
                done = mark;
            }
            else
            {
                log.LogInformation("The dates of open tickets are not all in step with the calendars yet; going on in a moment");
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogWarning(problem, "Could not reckon open tickets anew");
        }
    }

    private static ReckonTickets Batch(ReckonPlan plan, TicketNumber[] chunk, IReadOnlyList<TicketNumber> differing, int looked, int left) =>
        new(plan.Calendars, differing, chunk.Length > 0 ? chunk[^1].Value : 0, looked, left == 0);
}
