using System.Security.Claims;
using Hotline.Domain;
using Hotline.Web.Shell;
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

    private async Task<Visitor> Visitor()
    {
        // On the public site everybody is a citizen, colleagues who are signed in next door too.
        var principal = circuit.Address is null && http.HttpContext is { } page && PagesSetup.IsPublicSite(page.Request.Path)
            ? new ClaimsPrincipal(new ClaimsIdentity())
            : (await authentication.GetAuthenticationStateAsync()).User;
        return new Visitor(principal, circuit.Address ?? http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "");
    }
}
