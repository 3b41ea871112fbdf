using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Hotline.Web.Tickets;

/// <summary>Marks the form of an action; the ticket page finds it by this.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FormForAttribute(TicketAction action) : Attribute
{
    /// <summary>Which action.</summary>
    public TicketAction Action { get; } = action;
}

/// <summary>A form that takes one step with one ticket. Binds to its request, sends it, and either is done or says why not; what was typed stays.</summary>
public abstract class ActionForm : ComponentBase
{
    /// <summary>The ticket as the person sees it.</summary>
    [Parameter, EditorRequired]
    public TicketView Ticket { get; set; } = null!;

    /// <summary>It happened.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    /// <summary>The person changed their mind.</summary>
    [Parameter]
    public EventCallback Cancelled { get; set; }

    /// <summary>A colleague was faster: the page must show what is true now, and then hand in the fresh ticket.</summary>
    [Parameter]
    public EventCallback Overtaken { get; set; }

    /// <summary>The door.</summary>
    [Inject]
    protected IUseCases UseCases { get; set; } = null!;

    /// <summary>Words.</summary>
    [Inject]
    protected Words Words { get; set; } = null!;

    /// <summary>How the last sending ended, when it did not end well.</summary>
    protected Outcome? Trouble { get; private set; }

    /// <summary>While it is being sent: a second click does nothing.</summary>
    protected bool Sending { get; private set; }

    /// <summary>Sends the request.</summary>
    protected async Task<bool> Send(Func<Task<Outcome>> send)
    {
        if (Sending)
        {
            return false;
        }

        Sending = true;
        try
        {
            var outcome = await send();
            Trouble = outcome.Ok ? null : outcome;
            if (outcome.Ok)
            {
                await Done.InvokeAsync();
            }
            else if (outcome.Kind == OutcomeKind.Stale)
            {
                await Overtaken.InvokeAsync();
            }

            return outcome.Ok;
        }
        finally
        {
            Sending = false;
        }
    }

    /// <summary>Sends a command that answers nothing.</summary>
    protected Task<bool> Send(ICommand command) => Send(() => UseCases.Run(command));
}
