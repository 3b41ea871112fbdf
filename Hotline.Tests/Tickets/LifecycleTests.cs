using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Tickets;

public sealed class LifecycleTests
{
    private static readonly TicketState[] states = Enum.GetValues<TicketState>();

    [Fact]
    public void Every_state_is_reached()
    {
        foreach (var state in states)
        {
            var path = Lifecycle.PathTo(state);
            Assert.Equal(state, path.Count == 0 ? TicketState.Draft : path[^1].To);
            Assert.All(path.Zip(path.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        }
    }

    [Fact]
    public void Every_state_that_is_not_the_end_is_left() =>
        Assert.All(states.Where(s => !Lifecycle.IsTerminal(s)), state => Assert.Contains(Lifecycle.Steps, s => s.From == state && s.To != state));

    [Fact]
    public void A_ticket_ends_closed_declined_transferred_or_withdrawn() =>
        Assert.Equal([TicketState.Closed, TicketState.Declined, TicketState.Transferred, TicketState.Withdrawn], states.Where(Lifecycle.IsTerminal));

    [Fact]
    public void From_every_state_an_end_can_be_reached()
    {
        var ends = states.Where(Lifecycle.IsTerminal).ToHashSet();
        while (Lifecycle.Steps.Where(s => ends.Contains(s.To)).Any(s => ends.Add(s.From)))
        {
        }

        Assert.Empty(states.Except(ends));
    }

    [Fact]
    public void No_line_stands_twice() =>
        Assert.Empty(Lifecycle.Steps.GroupBy(s => (s.From, s.Action, s.When)).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void An_action_has_one_target_or_one_for_each_of_two_opposite_circumstances()
    {
        (Circumstance, Circumstance)[] opposites = [(Circumstance.FollowUpDue, Circumstance.NoFollowUp), (Circumstance.Content, Circumstance.Discontent), (Circumstance.BackToOffice, Circumstance.ToAnotherUnit)];
        foreach (var choice in Lifecycle.Steps.GroupBy(s => (s.From, s.Action)))
        {
            var when = choice.Select(s => s.When).Order().ToArray();
            Assert.True(when is [Circumstance.Always] || (when is [var one, var other] && opposites.Contains((one, other))), choice.Key.ToString());
        }
    }

    [Fact]
    public void Every_action_stands_in_the_table_and_somebody_may_take_it() =>
        Assert.All(Enum.GetValues<TicketAction>(), action => Assert.NotEqual(Permission.None, Lifecycle.WhoMay(action)));

    [Fact]
    public void A_step_that_is_not_in_the_table_is_refused_loudly()
    {
        foreach (var state in states)
        {
            foreach (var action in Enum.GetValues<TicketAction>().Where(a => !Lifecycle.Steps.Any(s => s.From == state && s.Action == a)))
            {
                var refusal = Assert.Throws<Refusal>(() => Lifecycle.Take(state, action, Circumstance.Always));
                Assert.Equal(RefusalCode.NoSuchStep, refusal.Code);
            }
        }
    }

    [Fact]
    public void Nobody_sees_a_button_that_the_own_permissions_do_not_open()
    {
        Assert.Equal([TicketAction.Accept, TicketAction.AskReturn, TicketAction.DisputeReturn, TicketAction.CoAccept, TicketAction.ExplainDelay, TicketAction.AnswerOrder], Lifecycle.Open(TicketState.Dispatched, Permission.SignForUnit));
        Assert.Empty(Lifecycle.Open(TicketState.Dispatched, Permission.Review));
        Assert.Equal([TicketAction.Approve, TicketAction.SendBack], Lifecycle.Open(TicketState.UnderReview, Permission.Review));
    }

    [Fact]
    public void Only_the_system_lets_a_merged_ticket_follow_its_parent() => Assert.Equal(Permission.System, Lifecycle.WhoMay(TicketAction.FollowParent));

    [Fact]
    public void The_drawing_names_every_state_and_lists_every_step()
    {
        var drawing = Lifecycle.Draw(s => s.ToString(), a => a.ToString(), w => w.ToString(), p => p.ToString(), ["from", "action", "to", "when", "who"]);
        Assert.StartsWith("```mermaid\nstateDiagram-v2\n", drawing, StringComparison.Ordinal);
        Assert.All(states, state => Assert.Contains($"    {state}: {state}\n", drawing, StringComparison.Ordinal));
        Assert.Contains("    Registered --> Dispatched: Dispatch、AutoDispatch\n", drawing, StringComparison.Ordinal);
        Assert.Contains("    Withdrawn --> [*]\n", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("    Merged --> [*]\n", drawing, StringComparison.Ordinal);
        Assert.Equal(Lifecycle.Steps.Count + 2, drawing.Split('\n').Count(line => line.StartsWith('|')));
    }

    [Theory]
    [InlineData(TicketState.Merged, false)]
    [InlineData(TicketState.Closed, true)]
    [InlineData(TicketState.Closed, false)]
    public async Task Test_data_walks_the_shortest_way_and_arrives(TicketState state, bool anonymous)
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, state, with: a => a with { Caller = a.Caller with { Anonymous = anonymous } });
        Assert.Equal(state, ticket.State);
        // Who can be called is called before it is over.
        Assert.Equal(Lifecycle.PathTo(state).Select(s => s.Action).Concat(state == TicketState.Closed && !anonymous ? [TicketAction.Close] : []), ticket.Events.Select(e => e.Action));
    }
}
