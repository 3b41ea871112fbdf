using Hotline.Web.Platform;

namespace Hotline.Web.Notifications;

/// <summary>
/// Carries messages out. A message leaves in no transaction: first it is sent, then it is kept that it was. Killed in between, it is sent once more under the same key, and the gateway
/// knows it. All else stands in the store, so that a restart, or days without a gateway, lose nothing. A command-line run sends nothing.
/// </summary>
public sealed class OutboxCourier(UseCases door, SmsGateway gateway, TimeProvider clock, ILogger<OutboxCourier> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(15);
    private static readonly Visitor visitor = Visitor.System("outbox");

    /// <summary>One round: what is no longer needed is dropped, what is due is tried once.</summary>
    public async Task Round(CancellationToken ct)
    {
        await door.Send(visitor, new TendOutbox(), ct);
        if (!gateway.Exists)
        {
            return;
        }

        var tried = new HashSet<long>();
        while ((await door.Send(visitor, new DueMessages(), ct)).Value is { } due && due.Where(m => tried.Add(m.Id)).ToList() is { Count: > 0 } fresh)
        {
            foreach (var message in fresh)
            {
                await Carry(message, ct);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, clock);
        try
        {
            do
            {
                await Safely(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what was not sent is found at the next start.
        }
    }

    private async Task Carry(OutgoingMessage message, CancellationToken ct)
    {
        var (delivery, why) = await gateway.Send(message, ct);
        // It has left: that must be kept even while the server stops.
        var kept = await door.Run(visitor, new KeepDelivery(message.Id, delivery, why), CancellationToken.None);
        if (!kept.Ok || delivery != Delivery.Sent)
        {
            log.LogWarning("Message {Message} was not delivered: {Delivery} {Why} ({Outcome})", message.Id, delivery, why, kept.Kind);
        }
    }

    private async Task Safely(CancellationToken ct)
    {
        try
        {
            await Round(ct);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogWarning(problem, "The outbox could not be carried out; trying again soon");
        }
    }
}
