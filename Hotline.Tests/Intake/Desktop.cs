using Bunit;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hotline.Tests.Intake;

/// <summary>A page in front of a person: rendered by bUnit, its door the real pipeline, every request noted.</summary>
internal sealed class Desktop : IAsyncDisposable
{
    private Desktop(House house, NotedDoor door)
    {
        (House, Door) = (house, door);
        // Long enough for a busy machine: a page that is right never waits for it.
        BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(20);
        Context.JSInterop.Mode = JSRuntimeMode.Loose;
        Context.Services.AddLocalization();
        Context.Services.AddSingleton(house.Services.GetRequiredService<City>());
        Context.Services.AddSingleton(house.Services.GetRequiredService<LiveFeed>());
        Context.Services.AddSingleton<IUseCases>(door);
        Context.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Timers));
        Context.Services.AddSingleton<Randomness>();
        Context.Services.AddScoped<Words>();
    }

    public House House { get; }

    public NotedDoor Door { get; }

    public HandTimers Timers { get; } = new();

    public BunitContext Context { get; } = new();

    public static async Task<Desktop> Open(Role role)
    {
        var culture = System.Globalization.CultureInfo.GetCultureInfo("zh-CN");
        (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture) = (culture, culture);
        var house = await House.Open();
        return new Desktop(house, new NotedDoor(house.As(role)));
    }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        await House.DisposeAsync();
    }
}

/// <summary>The door, and what went through it.</summary>
internal sealed class NotedDoor(Desk desk) : IUseCases
{
    public List<object> Sent { get; } = [];

    public Task<Outcome> Run(ICommand command)
    {
        Sent.Add(command);
        return desk.Run(command);
    }

    public Task<Outcome<T>> Run<T>(ICommand<T> command)
    {
        Sent.Add(command);
        return desk.Run(command);
    }

    public Task<Outcome<T>> Ask<T>(IQuestion<T> question) => desk.Ask(question);
}

/// <summary>A clock that stands still and whose timers fire when the test says so.</summary>
internal sealed class HandTimers : TimeProvider
{
    private readonly List<Hand> running = [];

    public override DateTimeOffset GetUtcNow() => new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Fires every timer that was not disposed.</summary>
    public void Fire() => running.ToList().ForEach(t => t.Fire());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Hand(this, callback, state);
        running.Add(timer);
        return timer;
    }

    private sealed class Hand(HandTimers owner, TimerCallback callback, object? state) : ITimer
    {
        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => owner.running.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
