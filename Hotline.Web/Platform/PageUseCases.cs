using System.Security.Claims;
using Hotline.Domain;
using MediatR;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hotline.Web.Platform;

/// <summary>The door as a page sees it: the circuit's or the request's principal is added.</summary>
public interface IUseCases
{
    /// <summary>Changes something.</summary>
    Task<Outcome> Run(ICommand command);

    /// <summary>Changes something and answers.</summary>
    Task<Outcome<T>> Run<T>(ICommand<T> command);

    /// <summary>Asks.</summary>
    Task<Outcome<T>> Ask<T>(IQuestion<T> question);
}

/// <summary>Adds who is looking at the page.</summary>
public sealed class PageUseCases(UseCases door, AuthenticationStateProvider authentication, IHttpContextAccessor http, CircuitAddress circuit) : IUseCases
{
    /// <inheritdoc/>
    public async Task<Outcome> Run(ICommand command) => await door.Run(await Visitor(), command);

    /// <inheritdoc/>
    public async Task<Outcome<T>> Run<T>(ICommand<T> command) => await door.Send(await Visitor(), command);

    /// <inheritdoc/>
    public async Task<Outcome<T>> Ask<T>(IQuestion<T> question) => await door.Send(await Visitor(), question);

    // On a public page everybody is a citizen: a colleague who looks something up there, still signed in, must see and do what citizens can.
    private async Task<Visitor> Visitor()
    {
        var isPublic = http.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<PublicAttribute>() is not null;
        var principal = isPublic ? new ClaimsPrincipal(new ClaimsIdentity()) : (await authentication.GetAuthenticationStateAsync()).User;
        return new Visitor(principal, circuit.Address ?? http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "");
    }
}
