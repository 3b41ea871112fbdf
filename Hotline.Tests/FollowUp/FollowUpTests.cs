using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.FollowUp;
using Hotline.Web.Platform;
using Hotline.Web.Review;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.FollowUp;

public sealed class FollowUpTests
{
    [Fact]
    public async Task A_content_citizen_closes_the_ticket()
    {
        await using var house = await House.Open();
        var ticket = await Answered(house);
        var closed = await house.As(Role.FollowUpAgent).Run(new CloseTicket { Number = ticket.Number, Version = ticket.Version, Solved = true, Result = 5, Attitude = 4, Comment = "很快" });
        Assert.True(closed.Ok, closed.ToString());
        ticket = await house.Ticket(ticket.Number);
        Assert.Equal(TicketState.Closed, ticket.State);
        var said = Assert.Single(ticket.Evaluations);
        Assert.Equal((EvaluationBy.Call, true, 5, 4, "很快"), (said.Via, said.Solved, said.Result, said.Attitude, said.Comment));
    }

    [Theory]
    [InlineData(null, 5, 5, "SolvedMissing")]
    [InlineData(true, null, 5, "LevelMissing")]
    [InlineData(true, 5, null, "LevelMissing")]
    [InlineData(true, 6, 5, "LevelWrong")]
    [InlineData(true, 5, 0, "LevelWrong")]
    public async Task Half_an_answer_is_no_answer(bool? solved, int? result, int? attitude, string code)
    {
        await using var house = await House.Open();
        var ticket = await Answered(house);
        var outcome = await house.As(Role.FollowUpAgent).Run(new CloseTicket { Number = ticket.Number, Version = ticket.Version, Solved = solved, Result = result, Attitude = attitude });
        Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
        Assert.Contains(outcome.Fields!, f => f.Code == code);
        Assert.Equal(TicketState.ToFollowUp, (await house.Ticket(ticket.Number)).State);
    }

    [Fact]
    public async Task Discontent_is_redone_once_and_then_closed_as_dissatisfied()
    {
        await using var house = await House.Open();
        var agent = house.As(Role.FollowUpAgent);
        var ticket = await Answered(house);
        var refused = await agent.Run(new CloseTicket { Number = ticket.Number, Version = ticket.Version, Solved = false, Result = 2, Attitude = 3 });
        Assert.Equal(RefusalCode.NotContent, refused.Code);
        var noGround = await agent.Run(new RedoTicket { Number = ticket.Number, Version = ticket.Version, Solved = false, Result = 2, Attitude = 3 });
        Assert.Equal(OutcomeKind.Invalid, noGround.Kind);

        Assert.True((await agent.Run(new RedoTicket { Number = ticket.Number, Version = ticket.Version, Solved = false, Result = 2, Attitude = 3, Reason = "not-solved", Ground = "摊档仍在" })).Ok);
        ticket = await house.Ticket(ticket.Number);
        Assert.Equal((TicketState.InHand, 1, "摊档仍在"), (ticket.State, ticket.Redone, ticket.Events[^1].Note));

        await house.Db(async db =>
        {
            var again = await db.Load(ticket.Number, default);
            var stamp = new Stamp(Given.Someone, house.Clock.Now);
            again.Reply(ResultKind.Partly, "已再次清理。", null, house.City.Day(stamp.At), stamp);
            again.Approve(null, stamp);
            return await db.SaveChangesAsync();
        });
        ticket = await house.Ticket(ticket.Number);
        var twice = await agent.Run(new RedoTicket { Number = ticket.Number, Version = ticket.Version, Solved = false, Result = 1, Attitude = 3, Reason = "not-solved", Ground = "仍未解决" });
        Assert.Equal(RefusalCode.RedoneAlready, twice.Code);
        Assert.True((await agent.Run(new CloseDissatisfied { Number = ticket.Number, Version = ticket.Version, Solved = false, Result = 1, Attitude = 3, Reason = "not-solved", Note = "转督办" })).Ok);
        ticket = await house.Ticket(ticket.Number);
        Assert.Equal((TicketState.Closed, 2), (ticket.State, ticket.Evaluations.Count));
    }

    [Fact]
    public async Task A_content_citizen_is_no_ground_for_a_redo_and_not_closed_as_dissatisfied()
    {
        await using var house = await House.Open();
        var agent = house.As(Role.FollowUpAgent);
        var ticket = await Answered(house);
        var redo = await agent.Run(new RedoTicket { Number = ticket.Number, Version = ticket.Version, Solved = true, Result = 4, Attitude = 4, Ground = "再办" });
        var close = await agent.Run(new CloseDissatisfied { Number = ticket.Number, Version = ticket.Version, Note = "没有回答" });
        Assert.Equal((RefusalCode.NoGroundForRedo, RefusalCode.NoGroundForRedo), (redo.Code!.Value, close.Code!.Value));
    }

    [Fact]
    public async Task Whoever_said_no_on_the_web_comes_first_and_is_not_asked_again()
    {
        await using var house = await House.Open();
        var agent = house.As(Role.FollowUpAgent);
        var early = await Answered(house);
        house.Clock.Advance(TimeSpan.FromHours(2));
        var angry = await Answered(house);
        await house.Db(async db =>
        {
            (await db.Load(angry.Number, default)).Rate(new Answers(false, 1, 2, "没人来过"), new Stamp(Actor.Citizen, house.Clock.Now));
            return await db.SaveChangesAsync();
        });

        var rows = (await agent.Ask(new FollowUpQueue(new QueueFilter()))).Value!.Rows;
        Assert.Equal([angry.Number, early.Number], rows.Select(r => r.Number));
        Assert.Equal([true, false], rows.Select(r => r.NotContent));

        angry = await house.Ticket(angry.Number);
        var actions = (await agent.Ask(new TicketDetails(angry.Number))).Value!.Actions;
        Assert.DoesNotContain(TicketAction.Close, actions);
        Assert.Equal(RefusalCode.EvaluatedAlready, (await agent.Run(new CloseTicket { Number = angry.Number, Version = angry.Version, Solved = true, Result = 5, Attitude = 5 })).Code);
        Assert.True((await agent.Run(new RedoTicket { Number = angry.Number, Version = angry.Version, Ground = "现场核实未清理" })).Ok);
        Assert.Single((await house.Ticket(angry.Number)).Evaluations);
    }

    [Fact]
    public async Task Closing_unreached_needs_three_different_days()
    {
        await using var house = await House.Open();
        var agent = house.As(Role.FollowUpAgent);
        var number = (await Answered(house)).Number;
        for (var day = 1; day <= 3; day++)
        {
            for (var call = 1; call <= 2; call++)
            {
                var now = await house.Ticket(number);
                Assert.Equal(RefusalCode.TooFewAttempts, (await agent.Run(new CloseUnreached { Number = number, Version = now.Version })).Code);
                Assert.True((await agent.Run(new LogAttempt { Number = number, Version = now.Version, Note = "无人接听" })).Ok);
                if (day == 3)
                {
                    break;
                }
            }

            house.Clock.Advance(TimeSpan.FromDays(1));
        }

        var soFar = (await agent.Ask(new CallAttempts(number))).Value!;
        Assert.Equal((5, 3, 3, true), (soFar.At.Count, soFar.Days, soFar.Needed, soFar.Enough));
        Assert.True((await agent.Run(new CloseUnreached { Number = number, Version = (await house.Ticket(number)).Version })).Ok);
        var closed = await house.Ticket(number);
        Assert.Equal(TicketState.Closed, closed.State);
        Assert.Empty(closed.Evaluations);
    }

    [Fact]
    public async Task The_city_sets_how_often_it_calls()
    {
        await using var house = await House.Open();
        await house.Replace("settings/follow-up.tsv", text => text.Replace("attempts-before-unreached\t3", "attempts-before-unreached\t1", StringComparison.Ordinal));
        var agent = house.As(Role.FollowUpAgent);
        var ticket = await Answered(house);
        Assert.True((await agent.Run(new LogAttempt { Number = ticket.Number, Version = ticket.Version, Note = "关机" })).Ok);
        Assert.True((await agent.Run(new CloseUnreached { Number = ticket.Number, Version = ticket.Version + 1 })).Ok);
    }

    [Fact]
    public async Task Nobody_but_the_follow_up_agent_records_answers()
    {
        await using var house = await House.Open();
        var (number, version) = ((await Answered(house)) is var t ? (t.Number, t.Version) : default);
        ICommand[] commands =
        [
            new CloseTicket { Number = number, Version = version, Solved = true, Result = 5, Attitude = 5 },
            new RedoTicket { Number = number, Version = version, Solved = false, Result = 1, Attitude = 1, Ground = "未解决" },
            new CloseDissatisfied { Number = number, Version = version, Solved = false, Result = 1, Attitude = 1, Note = "未解决" },
            new LogAttempt { Number = number, Version = version, Note = "无人接听" },
            new CloseUnreached { Number = number, Version = version },
        ];
        foreach (var desk in new[] { house.As(Role.Reviewer), house.As(Role.Liaison, "urban-management"), house.Citizen })
        {
            foreach (var command in commands)
            {
                Assert.Equal(OutcomeKind.Forbidden, (await desk.Run(command)).Kind);
            }

            Assert.Equal(OutcomeKind.Forbidden, (await desk.Ask(new FollowUpQueue(new QueueFilter()))).Kind);
            Assert.Equal(OutcomeKind.Forbidden, (await desk.Ask(new CallAttempts(number))).Kind);
        }

        Assert.Equal(version, (await house.Ticket(number)).Version);
    }

    [Fact]
    public async Task An_attempt_says_what_happened()
    {
        await using var house = await House.Open();
        var ticket = await Answered(house);
        var silent = await house.As(Role.FollowUpAgent).Run(new LogAttempt { Number = ticket.Number, Version = ticket.Version, Note = "" });
        Assert.Equal("NoteMissing", Assert.Single(silent.Fields!).Code);
    }

    // By a department: the shortest way to follow-up would be an operator's direct answer, which nobody can redo.
    private static async Task<Ticket> Answered(House house)
    {
        var ticket = await Given.Ticket(house, TicketState.UnderReview);
        Assert.True((await house.As(Role.Reviewer).Run(new ApproveReply { Number = ticket.Number, Version = ticket.Version, Note = "口头核实过" })).Ok);
        return await house.Ticket(ticket.Number);
    }
}
