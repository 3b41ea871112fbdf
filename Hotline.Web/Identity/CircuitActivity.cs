using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Hotline.Web.Identity;

/// <summary>When the person at an open circuit last did something: pressed, typed, went to another page. What the server sends by itself does not count.</summary>
public sealed class CircuitActivity(TimeProvider clock, SessionSettings settings) : CircuitHandler
{
    /// <summary>When.</summary>
    public DateTimeOffset Last { get; private set; } = clock.GetUtcNow();

    /// <summary>Whether nobody has been at it for too long.</summary>
    public bool Idle => clock.GetUtcNow() - Last > settings.Idle;

    /// <summary>Somebody is there.</summary>
    public void Stir() => Last = clock.GetUtcNow();

    /// <inheritdoc/>
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        Stir();
        return next(context);
    };
}
