using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Hotline.Web.Operations;

/// <summary>How many circuits are open: pages of the console that somebody has before them, or had within the last minutes.</summary>
public sealed class CircuitTally : CircuitHandler
{
    private int open;

    /// <summary>Now.</summary>
    public int Open => Volatile.Read(ref open);

    /// <inheritdoc/>
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref open);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Decrement(ref open);
        return Task.CompletedTask;
    }
}
