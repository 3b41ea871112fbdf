using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Handling;
using Hotline.Tests.Kit;
using Hotline.Tests.Notifications;
using Hotline.Web.FollowUp;
using Hotline.Web.Handling;
using Hotline.Web.Notifications;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.FollowUp;

/// <summary>A citizen is not content: is it justified?</summary>
public sealed class DiscontentTests
{
    [Fact]
    public async Task It_is_written_down_explained_by_the_unit_with_files_and_then_decided()
    {
        await using var house = await House.Open();
        var (agent, unit) = (house.As(Role.FollowUpAgent), house.As(Role.Liaison, "urban-management"));
        var ticket = await CitizenMessagesTests.Answered(house);
        Assert.DoesNotContain(TicketAction.ExplainDiscontent, (await unit.Ask(new TicketDetails(ticket.Number))).Value!.Actions);
        ticket = await house.Do(agent, ticket, new RecordDiscontent { Solved = false, Result = 2, Attitude = 4, Reason = "came-back", Comment = "第二天又摆出来了" });
        Assert.Equal((TicketState.ToFollowUp, "came-back", (bool?)null), (ticket.State, ticket.CurrentEvaluation!.Reason, ticket.CurrentEvaluation.Justified));
        Assert.Contains((await unit.Ask(new MyNotices())).Value!.Rows, n => n.Action == TicketAction.RecordDiscontent);
        Assert.Contains(TicketAction.ExplainDiscontent, (await unit.Ask(new TicketDetails(ticket.Number))).Value!.Actions);

        var photo = (await unit.Ask(new StageUpload("现场.jpg", Files.Jpeg.Length, () => new MemoryStream(Files.Jpeg)))).Value!;
        ticket = await house.Do(unit, ticket, new ExplainDiscontent { Text = "已安排每晚值守，见照片。", Files = [photo.Key] });
        Assert.Equal(TicketAction.ExplainDiscontent, Assert.Single(ticket.Attachments).During);
        Assert.Contains((await agent.Ask(new MyNotices())).Value!.Rows, n => n.Action == TicketAction.ExplainDiscontent);

        var close = new CloseDissatisfied { Number = ticket.Number, Version = ticket.Version, Note = "照片显示已清理" };
        Assert.Equal(RefusalCode.NotVerified, (await agent.Run(close)).Code);
        Assert.True((await agent.Run(close with { Verified = VerifiedBy.Pictures })).Ok);
        ticket = await house.Ticket(ticket.Number);
        Assert.Equal((TicketState.Closed, false, VerifiedBy.Pictures), (ticket.State, ticket.Evaluations[0].Justified!.Value, ticket.Evaluations[0].Verified!.Value));
    }

    [Fact]
    public async Task Justified_it_is_redone()
    {
        await using var house = await House.Open();
        var agent = house.As(Role.FollowUpAgent);
        var ticket = await house.Do(agent, await CitizenMessagesTests.Answered(house), new RecordDiscontent { Solved = false, Result = 1, Attitude = 3, Reason = "not-solved" });
        ticket = await house.Do(agent, ticket, new RedoTicket { Ground = "现场核查，摊档仍在" });
        Assert.Equal((TicketState.InHand, true), (ticket.State, Assert.Single(ticket.Evaluations).Justified!.Value));
    }

    [Fact]
    public async Task Whoever_is_content_is_no_discontent_and_a_reason_must_be_the_citys()
    {
        await using var house = await House.Open();
        var agent = house.As(Role.FollowUpAgent);
        var ticket = await CitizenMessagesTests.Answered(house);
        var said = new RecordDiscontent { Number = ticket.Number, Version = ticket.Version, Solved = true, Result = 4, Attitude = 4 };
        Assert.Equal(RefusalCode.NoGroundForRedo, (await agent.Run(said)).Code);
        Assert.Equal("DiscontentReasonMissing", Assert.Single((await agent.Run(said with { Result = 2 })).Fields!).Code);
        Assert.Equal("ReasonUnknown", Assert.Single((await agent.Run(said with { Result = 2, Reason = "weather" })).Fields!).Code);
    }

    [Fact]
    public async Task Nobody_asks_about_their_own_work()
    {
        await using var house = await House.Open();
        var agent = house.As(Role.FollowUpAgent);
        var number = (await Given.Ticket(house, TicketState.UnderReview)).Number;
        var ticket = await CitizenMessagesTests.Act(house, number, t => t.Approve(null, new Stamp(new Actor(agent.Account.Id, agent.Account.Name), house.Clock.Now)));
        var actions = (await agent.Ask(new TicketDetails(number))).Value!.Actions;
        Assert.DoesNotContain(actions, a => a is TicketAction.Close or TicketAction.LogAttempt or TicketAction.Redo or TicketAction.CloseDissatisfied or TicketAction.RecordDiscontent);
        var outcome = await agent.Run(new CloseTicket { Number = number, Version = ticket.Version, Solved = true, Result = 5, Attitude = 5 });
        Assert.Equal(OutcomeKind.Forbidden, outcome.Kind);
    }
}
