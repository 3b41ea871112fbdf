using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Intake;
using Xunit;

namespace Hotline.Tests.Tickets;

public sealed class MergedTicketTests
{
    [Fact]
    public async Task A_direct_answer_to_a_parent_answers_the_tickets_merged_into_it()
    {
        await using var house = await House.Open();
        var parent = await Given.Ticket(house);
        var child = await Given.Ticket(house);
        var desk = house.As(Role.Operator);
        Assert.True((await desk.Run(new MergeTicket { Number = child.Number, Version = child.Version, Into = parent.Number.ToString() })).Ok);
        parent = await house.Ticket(parent.Number);
        var answered = await desk.Run(new AnswerDirectly { Number = parent.Number, Version = parent.Version, Category = "0101", Answer = "执法队每晚六点起驻点巡查，可随时拨打值班电话。" });
        Assert.True(answered.Ok, answered.ToString());
        child = await house.Ticket(child.Number);
        Assert.Equal((TicketState.ToFollowUp, "执法队每晚六点起驻点巡查，可随时拨打值班电话。"), (child.State, child.ApprovedReply?.Text));
    }
}
