using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Hotline.Web.Platform;

/// <summary>Where a circuit's browser is, noted when it opens: there is no HttpContext to ask later.</summary>
public sealed class CircuitAddress(IHttpContextAccessor http) : CircuitHandler
{
    /// <summary>The network address; null outside a circuit.</summary>
    public string? Address { get; private set; }

    /// <inheritdoc/>
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Address = http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";
        return Task.CompletedTask;
    }
}
