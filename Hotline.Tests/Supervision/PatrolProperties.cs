using Hotline.Domain.Deadlines;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.Deadlines;
using Hotline.Tests.Kit;
using Hotline.Tests.Tickets;
using Xunit;

namespace Hotline.Tests.Supervision;

/// <summary>Whenever the patrol comes, in whatever order its rounds see the clock, with whatever downtime before: it gives what a patrol that never slept would have given, once.</summary>
public sealed class PatrolProperties
{
    private static int Lives => Thorough.Asked ? 2_000 : 120;

    [Fact]
    public void Restarts_downtime_and_a_clock_that_jumps_change_nothing_of_what_is_given()
    {
        var given = 0;
        for (var seed = 0; seed < Lives; seed++)
        {
            var watched = Live(seed, Wakeful);
            Assert.Equal(watched, Live(seed, Sleepy));
            given += watched.Count;
        }

        Assert.True(given > 3 * Lives, $"These lives are too tame: {given} warnings in {Lives}.");
    }

    [Fact]
    public void No_card_is_ever_given_twice_and_no_warning_before_its_moment()
    {
        for (var seed = 0; seed < Lives; seed++)
        {
            var ticket = Lived(seed, Sleepy);
            Assert.DoesNotContain(ticket.Warnings.Where(w => w.IsCard).GroupBy(w => (w.Clock, w.Unit, w.ClockStartedAt, w.Level)), twice => twice.Count() > 1);
            Assert.All(ticket.Warnings, w => Assert.True(w.At >= w.OnAt, $"seed {seed}: {w.Level} {w.Clock} at {w.At}, due {w.OnAt}"));
        }
    }

    private static IReadOnlyList<(ClockName, string?, DateTimeOffset, WarningLevel, DateTimeOffset)> Live(int seed, Action<Story, DateTimeOffset, Random> sleep) =>
        [.. Lived(seed, sleep).Warnings.Select(w => (w.Clock, w.Unit?.Value, w.ClockStartedAt, w.Level, w.OnAt)).Order()];

    // The same acts at the same instants, whatever the patrol does in between; it has looked once more before each of them.
    private static Ticket Lived(int seed, Action<Story, DateTimeOffset, Random> sleep)
    {
        var (acts, rounds) = (new Random(seed), new Random(seed + 1_000_000));
        var story = Story.Of("2026-09-14T09:00", a => a with { Urgency = (Urgency)acts.Next(1, 4), Type = (AppealType)acts.Next(1, 8) });
        void Wait(int most)
        {
            var until = story.Now.AddMinutes(acts.Next(1, most * 24 * 60));
            sleep(story, until, rounds);
            story.Patrol(until);
        }

        Wait(2);
        story.Dispatch();
        Wait(4);
        if (story.Ticket.State == TicketState.Dispatched)
        {
            story.Accept();
        }

        if (acts.Next(2) == 0)
        {
            Wait(8);
            story.Redirect("water");
        }

        Wait(20);
        if (acts.Next(3) == 0)
        {
            story.Do((t, s) => t.ExplainDelay("等待配件", s));
        }

        Wait(25);
        if (story.Ticket.State == TicketState.InHand)
        {
            story.Reply(ResultKind.Explained);
            Wait(6);
            _ = acts.Next(2) == 0 ? story.SendBack() : story.Approve();
        }

        Wait(40);
        return story.Ticket;
    }

    private static void Wakeful(Story story, DateTimeOffset until, Random random)
    {
        for (var at = story.Now; at < until; at = at.AddMinutes(30))
        {
            story.Patrol(at);
        }
    }

    private static void Sleepy(Story story, DateTimeOffset until, Random random)
    {
        var from = story.Now;
        for (var i = random.Next(4); i > 0; i--)
        {
            story.Patrol(from.AddMinutes(random.NextDouble() * (until - from).TotalMinutes));
        }
    }
}
