using Hotline.Web.Platform;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Hotline.Tests.Operations;

/// <summary>What the server looks after by itself goes on, whatever happens in one look.</summary>
public sealed class MinuteWatchTests
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_look_that_throws_is_logged_and_the_next_minute_looks_again()
    {
        var (clock, log) = (new MinuteClock(), new Heard());
        using var watch = new Stumbling(clock, log);
        await watch.StartAsync(CancellationToken.None);
        await watch.Looked(1).WaitAsync(patience);
        await log.Error.WaitAsync(patience);
        Assert.Null(watch.LastSuccess);
        await clock.Tick();
        await watch.Looked(2).WaitAsync(patience);
        await clock.Tick();
        await watch.Looked(3).WaitAsync(patience);
        await watch.StopAsync(CancellationToken.None);
        Assert.True(watch.ExecuteTask!.IsCompletedSuccessfully, watch.ExecuteTask.Exception?.ToString());
        Assert.Equal((1L, clock.GetUtcNow()), (watch.Failures, watch.LastSuccess!.Value));
        Assert.Equal("Stumbling broke off; it looks again in a minute: nobody thought of this", await log.Error);
    }

    // A time-out inside a look is its own affair; only the server's own stopping ends the watch.
    [Fact]
    public async Task A_cancelled_call_inside_a_look_is_a_failure_like_any_other()
    {
        var log = new Heard();
        using var watch = new Stumbling(new MinuteClock(), log) { Problem = new TaskCanceledException("a gateway took too long") };
        await watch.Watch(CancellationToken.None);
        Assert.Equal(1, watch.Failures);
        Assert.Contains("a gateway took too long", await log.Error.WaitAsync(patience), StringComparison.Ordinal);
    }

    private sealed class Stumbling(TimeProvider clock, ILogger log) : MinuteWatch(clock, log)
    {
        private readonly List<TaskCompletionSource> looks = [.. Enumerable.Range(0, 3).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];
        private int looked;

        public Exception Problem { get; init; } = new FormatException("nobody thought of this");

        public Task Looked(int times) => looks[times - 1].Task;

        public override Task<bool> Look(CancellationToken ct)
        {
            looks[looked++].SetResult();
            return looked == 1 ? throw Problem : Task.FromResult(true);
        }
    }

    private sealed class Heard : ILogger
    {
        private readonly TaskCompletionSource<string> error = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Error => error.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Error)
            {
                error.TrySetResult($"{formatter(state, exception)}: {exception?.Message}");
            }
        }
    }

    /// <summary>A minute is over when the test says so.</summary>
    private sealed class MinuteClock : TimeProvider
    {
        private readonly TaskCompletionSource<Action> ring = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task Tick() => (await ring.Task.WaitAsync(patience))();

        public override DateTimeOffset GetUtcNow() => new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ring.TrySetResult(() => callback(state));
            return new Timer();
        }

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
