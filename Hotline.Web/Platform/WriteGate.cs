namespace Hotline.Web.Platform;

/// <summary>SQLite has one writer. Waiting here, in order, is many times faster than waiting inside SQLite, which polls.</summary>
public sealed class WriteGate(DoorMeter meter) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Waits for the turn; dispose what comes back to leave.</summary>
    public async Task<IDisposable> Enter(CancellationToken ct)
    {
        var start = meter.Start();
        await one.WaitAsync(ct);
        meter.Waited(start);
        return new Turn(one);
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
