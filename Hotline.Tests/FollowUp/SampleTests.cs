using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.FollowUp;
using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Tests.Notifications;
using Hotline.Web.FollowUp;
using Hotline.Web.Platform;
using Hotline.Web.PublicPortal;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.FollowUp;

/// <summary>A city that does not call everybody.</summary>
public sealed class SampleTests
{
    [Fact]
    public void The_draw_is_fair_and_by_the_number_alone()
    {
        var numbers = Enumerable.Range(0, 100_000).Select(i => TicketNumber.Of(new DateOnly(2026, 1, 1).AddDays(i / 1000), i % 1000)).ToList();
        foreach (var percent in new[] { 1, 10, 37, 50, 90 })
        {
            // Four standard errors.
            var off = 4 * Math.Sqrt(numbers.Count * percent / 100d * (1 - (percent / 100d)));
            Assert.InRange(numbers.Count(n => CallSample.Lot(n) < percent), (numbers.Count * percent / 100d) - off, (numbers.Count * percent / 100d) + off);
        }

        Assert.All(numbers.Take(1000), n => Assert.InRange(CallSample.Lot(n), 0, 99));
    }

    [Fact]
    public void The_row_that_says_more_wins()
    {
        var sample = new CallSample([Row(null, null, 10), Row(AppealType.Complaint, null, 50), Row(null, Urgency.Urgent, 100)]);
        var day = new DateOnly(2026, 11, 23);
        Assert.Equal(10, sample.PercentOf(Given.Appeal() with { Type = AppealType.Praise }, day));
        Assert.Equal(50, sample.PercentOf(Given.Appeal(), day));
        Assert.Equal(100, sample.PercentOf(Given.Appeal() with { Urgency = Urgency.Urgent }, day));
        Assert.Equal(100, sample.PercentOf(Given.Appeal(), new DateOnly(2024, 1, 1)));
    }

    [Fact]
    public async Task Whoever_is_not_drawn_answers_by_link_and_the_ticket_closes_when_the_days_are_over()
    {
        await using var house = await Few();
        var agent = house.As(Role.FollowUpAgent);
        var ticket = await CitizenMessagesTests.Answered(house);
        Assert.True(ticket.AskedByLink);
        Assert.Null(ticket.DueAt);
        Assert.Empty((await agent.Ask(new FollowUpQueue(new QueueFilter()))).Value!.Rows);
        Assert.Single((await agent.Ask(new FollowUpQueue(new QueueFilter(), ByLink: true))).Value!.Rows);
        var watch = house.Services.GetRequiredService<UncalledWatch>();
        house.Clock.Advance(TimeSpan.FromDays(6));
        await watch.Look(default);
        Assert.Equal(TicketState.ToFollowUp, (await house.Ticket(ticket.Number)).State);
        house.Clock.Advance(TimeSpan.FromDays(2));
        await watch.Look(default);
        await watch.Look(default);
        var closed = await house.Ticket(ticket.Number);
        Assert.Equal((TicketState.Closed, TicketAction.CloseUncalled, Actor.System.Account), (closed.State, closed.Events[^1].Action, closed.Events[^1].By));
        // Neither reached nor not reached, and never late.
        var facts = KpiJudgement.Of(closed, house.City.LimitsOf(closed), house.City.Time, house.Clock.Now).Facts;
        Assert.DoesNotContain(facts, f => f.Kind is FactKind.Reach or FactKind.Solved or FactKind.Satisfied);
        Assert.DoesNotContain(house.City.Clocks(closed), c => c.Clock == ClockName.FollowUp);
    }

    [Fact]
    public async Task A_discontent_by_link_comes_to_the_queue_with_a_clock_of_its_own()
    {
        await using var house = await Few();
        var ticket = await CitizenMessagesTests.Answered(house);
        var token = CitizenMessagesTests.Link((await CitizenMessagesTests.Texts(house))[^1]);
        house.Clock.Advance(TimeSpan.FromDays(5));
        Assert.True((await house.Citizen.Run(new RateByLink { Token = token, Solved = false, Result = 1, Attitude = 3, Reason = "not-true" })).Ok);
        ticket = await house.Ticket(ticket.Number);
        Assert.Equal((TicketState.ToFollowUp, null, "not-true"), (ticket.State, ticket.AnswerBy, ticket.Evaluations[0].Reason));
        Assert.Equal(house.Clock.Now, Assert.Single(house.City.Clocks(ticket), c => c.Clock == ClockName.FollowUp).StartedAt);
        Assert.True(Assert.Single((await house.As(Role.FollowUpAgent).Ask(new FollowUpQueue(new QueueFilter()))).Value!.Rows).NotContent);
        house.Clock.Advance(TimeSpan.FromDays(10));
        await house.Services.GetRequiredService<UncalledWatch>().Look(default);
        Assert.Equal(TicketState.ToFollowUp, (await house.Ticket(ticket.Number)).State);
    }

    [Theory]
    [InlineData("landline")]
    [InlineData("no-gateway")]
    [InlineData("redone")]
    public async Task Some_are_called_whatever_the_draw_says(string why)
    {
        await using var house = why == "no-gateway" ? await Few(new Dictionary<string, string?>()) : await Few();
        var ticket = await CitizenMessagesTests.Answered(house, a => why == "landline" ? a with { Caller = a.Caller with { Phones = ["02087654321"] } } : a);
        if (why == "redone")
        {
            await CitizenMessagesTests.Act(house, ticket.Number, t => t.Redo(new Answers(false, 1, 3, null), "现场未清理", CitizenMessagesTests.Stamp(house)));
            ticket = await CitizenMessagesTests.Act(house, ticket.Number, t =>
            {
                t.Reply(ResultKind.Solved, "再次清理。", null, house.City.Day(house.Clock.Now), CitizenMessagesTests.Stamp(house));
                t.Approve(null, CitizenMessagesTests.Stamp(house));
            });
        }

        Assert.False(ticket.AskedByLink);
        Assert.Single((await house.As(Role.FollowUpAgent).Ask(new FollowUpQueue(new QueueFilter()))).Value!.Rows);
    }

    [Fact]
    public async Task Every_list_has_its_index()
    {
        await using var house = await Few();
        await CitizenMessagesTests.Answered(house);
        var agent = house.As(Role.FollowUpAgent);
        Found.None(await Data.QueryPlan.FullScans(house, () => agent.Ask(new FollowUpQueue(new QueueFilter()))));
        Found.None(await Data.QueryPlan.FullScans(house, () => agent.Ask(new FollowUpQueue(new QueueFilter(), ByLink: true))));
        Found.None(await Data.QueryPlan.FullScans(house, () => house.System.Run(new CloseUncalled())));
        Found.None(await Data.QueryPlan.FullScans(house, () => house.Citizen.Ask(new RateLinkTarget("x")), "rate_links"));
        Found.None(await Data.QueryPlan.FullScans(house, () => house.As(Role.Dispatcher).Ask(new Web.Notifications.OutboxList()), "outbox_messages"));
        Found.None(await Data.QueryPlan.FullScans(house, () => house.System.Run(new Web.Notifications.TendOutbox()), "outbox_messages"));
    }

    private static CallShare Row(AppealType? type, Urgency? urgency, int percent) => new(type, urgency, percent, new DateOnly(2025, 1, 1), null);

    // Nobody at all is called.
    private static async Task<House> Few(Dictionary<string, string?>? settings = null)
    {
        var house = await House.Open(settings ?? CitizenMessagesTests.Phone);
        await house.Replace(CityFiles.FollowUpCallsFile, text => text.Replace("-\t-\t100", "-\t-\t0", StringComparison.Ordinal));
        return house;
    }
}
