using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Handling;
using Xunit;

namespace Hotline.Tests.Dispatch;

/// <summary>Tickets whose unit has asked the centre for something.</summary>
internal static class Asked
{
    public static async Task<Ticket> Return(House house, TicketState state, string suggested = "environment")
    {
        var ticket = await Given.Ticket(house, state);
        var outcome = await house.As(Role.Liaison, "urban-management").Run(new AskReturn
        {
            Number = ticket.Number, Version = ticket.Version, ReasonCode = "not-ours", Reason = "油烟归生态环境部门", Basis = "《大气污染防治法》第八十一条", SuggestedUnit = suggested,
        });
        Assert.True(outcome.Ok, outcome.ToString());
        return await house.Ticket(ticket.Number);
    }

    public static async Task<Ticket> Extension(House house, int days = 5)
    {
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var outcome = await house.As(Role.Liaison, "urban-management").Run(new AskExtension { Number = ticket.Number, Version = ticket.Version, Days = days, Reason = "需要检测" });
        Assert.True(outcome.Ok, outcome.ToString());
        return await house.Ticket(ticket.Number);
    }
}
