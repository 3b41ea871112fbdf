using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.Handling;

/// <summary>Tickets with more than one unit, and accounts beside the desks.</summary>
internal static class Units
{
    /// <summary>Dispatched through the door, with co-operating units.</summary>
    public static async Task<Ticket> Dispatched(House house, string lead, params string[] co)
    {
        var ticket = await Given.Ticket(house);
        var outcome = await house.As(Role.Dispatcher).Run(new DispatchTicket { Number = ticket.Number, Version = ticket.Version, Category = "0101", Lead = lead, CoOperating = co });
        Assert.True(outcome.Ok, outcome.ToString());
        return await house.Ticket(ticket.Number);
    }

    /// <summary>The ticket as this desk's page would show it.</summary>
    public static async Task<TicketView> View(Desk desk, TicketNumber number)
    {
        var outcome = await desk.Ask(new TicketDetails(number));
        Assert.True(outcome.Ok, outcome.ToString());
        return outcome.Value!;
    }
}
