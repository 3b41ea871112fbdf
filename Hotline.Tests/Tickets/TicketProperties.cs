using Hotline.Domain.Deadlines;
using Hotline.Domain.Tickets;
using Hotline.Tests.Deadlines;
using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Tickets;

/// <summary>Seeded random walks over all verbs: whatever anybody does, these things hold after every step. A failure names its seed and step.</summary>
public sealed class TicketProperties
{
    private const int stepsOfAWalk = 120;
    private static readonly TicketState[] withAUnit = [TicketState.Dispatched, TicketState.InHand, TicketState.UnderReview];

    private static readonly TicketAction[] routings =
        [TicketAction.Dispatch, TicketAction.AutoDispatch, TicketAction.Redirect, TicketAction.GrantReturn, TicketAction.Rule, TicketAction.Recall];

    private static readonly TicketAction[] centre = [TicketAction.Dispatch, TicketAction.AutoDispatch, TicketAction.Redirect, TicketAction.GrantReturn, TicketAction.Rule];

    private static readonly TicketAction[] tiers = [TicketAction.Redispatch, TicketAction.TakeBack, TicketAction.GrantTierReturn];

    private static int Walks => Thorough.Asked ? 600 : 60;

    [Fact]
    public void A_ticket_stands_where_its_last_event_left_it_and_its_timeline_is_whole() => Walk((_, world) =>
        Assert.All(world.Tickets, ticket =>
        {
            Assert.Equal(ticket.Events[^1].To, ticket.State);
            Assert.Equal(Enumerable.Range(1, ticket.Events.Count), ticket.Events.Select(e => e.Sequence));
            Assert.Equal([TicketState.Draft, .. ticket.Events.SkipLast(1).Select(e => e.To)], ticket.Events.Select(e => e.From));
            Assert.All(ticket.Events, e => Assert.Contains(Lifecycle.Steps, s => s.From == e.From && s.Action == e.Action && s.To == e.To));
        }));

    [Fact]
    public void A_refused_verb_changes_nothing_and_a_verb_that_went_through_adds_one_event_and_one_version()
    {
        var (refused, done) = (0, 0);
        for (var seed = 0; seed < Walks; seed++)
        {
            var world = new World(seed);
            for (var step = 0; step < stepsOfAWalk; step++)
            {
                var before = world.Tickets.ToDictionary(t => t, Snapshot.Of);
                var versions = world.Tickets.ToDictionary(t => t, t => (t.Version, t.Children, Events: Snapshot.OfEvents(t)));
                if (world.Step() is not { } tried)
                {
                    continue;
                }

                if (tried.Refusal is not null)
                {
                    Assert.All(before, was => Assert.Equal(was.Value, Snapshot.Of(was.Key)));
                    refused++;
                    continue;
                }

                foreach (var (ticket, was) in versions)
                {
                    var events = Snapshot.OfEvents(ticket);
                    Assert.Equal(was.Events, events.Take(was.Events.Count));
                    Assert.Equal(ticket == tried.Ticket ? 1 : 0, events.Count - was.Events.Count);
                    // A warning overtakes nobody who is writing a reply meanwhile.
                    Assert.Equal((ticket == tried.Ticket && tried.Action is not (TicketAction.Warn or TicketAction.OrderLate) ? 1 : 0) + Math.Max(0, ticket.Children - was.Children), ticket.Version - was.Version);
                }

                done++;
            }
        }

        Assert.True(refused > Walks && done > 10 * Walks, $"The walks are too tame: {refused} refused, {done} done.");
    }

    [Fact]
    public void Exactly_one_unit_leads_while_a_unit_has_the_ticket() => Walk((_, world) =>
        Assert.All(world.Tickets, ticket =>
        {
            var leads = ticket.Assignments.Where(a => a is { Kind: AssignmentKind.Lead, Stands: true }).ToList();
            Assert.True(leads.Count <= 1);
            Assert.Equal(ticket.Lead, leads.SingleOrDefault()?.Unit);
            Assert.True(leads.Count == 1 || !withAUnit.Contains(ticket.State), $"{ticket.State} without a unit");
        }));

    [Fact]
    public void No_unit_ever_has_a_report_about_itself() => Walk((_, world) =>
        Assert.All(world.Tickets.Where(t => t.Appeal.ReportedUnit is not null), ticket =>
            Assert.DoesNotContain(ticket.Assignments, a => a.Stands && (a.Unit == ticket.Appeal.ReportedUnit || a.Via == ticket.Appeal.ReportedUnit))));

    [Fact]
    public void A_part_is_never_due_after_the_answer_it_belongs_to_and_owed_only_while_its_clock_runs() => Walk((_, world) =>
        Assert.All(world.Tickets, ticket =>
        {
            var clocks = ClocksOf(ticket);
            var latest = clocks.Where(c => c.Clock is ClockName.Handle or ClockName.Redo).Select(c => c.DueAt).DefaultIfEmpty().Max();
            Assert.All(clocks.Where(c => c.Clock == ClockName.CoOperate), part => Assert.True(part.DueAt <= latest, $"{part} after {latest}"));
            Assert.All(ticket.Assignments, a => Assert.True(a.DueAt is null || (a is { Kind: AssignmentKind.CoOperating, Stands: true, RepliedAt: null } && ticket.MissingParts().Contains(a)), $"{a.Unit} owes {a.DueAt}"));
            Assert.All(ticket.Parts, part => Assert.Contains(ticket.Assignments, a => a.Kind == AssignmentKind.CoOperating && a.Unit == part.Unit && a.AcceptedAt <= part.At && a.RepliedAt <= part.At));
        }));

    [Fact]
    public void Nobody_leads_and_helps_at_once_and_nobody_helps_twice() => Walk((_, world) =>
        Assert.All(world.Tickets, ticket => Assert.DoesNotContain(ticket.Assignments.Where(a => a.Stands).GroupBy(a => a.Unit), g => g.Count() > 1)));

    [Fact]
    public void A_district_office_answers_for_what_it_handed_on_with_the_clock_it_had() => Walk((_, world) =>
        Assert.All(world.Tickets, ticket =>
        {
            foreach (var part in ticket.Way())
            {
                Assert.All(part.Leads.Skip(1), below => Assert.Equal(part.Leads[0].Unit, below.Via));
                Assert.All(part.Leads.SkipLast(1), had => Assert.NotNull(had.RelievedAt));
            }

            if (ticket.District is { } office)
            {
                var own = ticket.Assignments.Last(a => a is { Kind: AssignmentKind.Lead, Via: null });
                Assert.Equal(office, own.Unit);
                Assert.True(ClocksOf(ticket).FirstOrDefault(c => c.Clock == ClockName.HandleUnit && c.Unit == office && c.StartedAt == own.DispatchedAt) is not { Runs: false } || ticket.ApprovedReply is not null, $"{office} no longer answers");
            }
        }));

    [Fact]
    public void The_overall_limit_never_starts_anew_and_only_an_extension_or_another_limit_moves_it()
    {
        for (var seed = 0; seed < Walks; seed++)
        {
            var world = new World(seed);
            var known = new Dictionary<TicketNumber, (Deadline Clock, AppealType, Urgency)>();
            for (var step = 0; step < stepsOfAWalk; step++)
            {
                var tried = world.Step();
                if (tried is { Action: TicketAction.Recall, Refusal: null } recalled)
                {
                    // A machine's dispatch that was recalled was none: the overall limit has not begun.
                    Assert.DoesNotContain(ClocksOf(recalled.Ticket), c => c.Clock == ClockName.Handle);
                    known.Remove(recalled.Ticket.Number);
                }

                foreach (var ticket in world.Tickets)
                {
                    var overall = ClocksOf(ticket).SingleOrDefault(c => c.Clock == ClockName.Handle);
                    if (known.TryGetValue(ticket.Number, out var was))
                    {
                        Assert.Equal(was.Clock.StartedAt, overall!.StartedAt);
                        Assert.True(was.Clock.StoppedAt is null || was.Clock.StoppedAt == overall.StoppedAt, $"seed {seed}, step {step}: a stopped clock ran on");
                        var sameLimit = (was.Item2, was.Item3) == (ticket.Appeal.Type, ticket.Appeal.Urgency);
                        var extended = tried is { Action: TicketAction.GrantExtension, Refusal: null } && tried.Value.Ticket == ticket;
                        Assert.True(!sameLimit || (extended ? overall.DueAt >= was.Clock.DueAt : overall.DueAt == was.Clock.DueAt), $"seed {seed}, step {step}: {was.Clock.DueAt} → {overall.DueAt} by {tried?.Action}");
                    }

                    if (overall is not null)
                    {
                        known[ticket.Number] = (overall, ticket.Appeal.Type, ticket.Appeal.Urgency);
                    }
                }
            }
        }
    }

    [Fact]
    public void No_clock_starts_anew_or_runs_on_after_it_stopped()
    {
        for (var seed = 0; seed < Walks; seed++)
        {
            var world = new World(seed);
            var known = new Dictionary<TicketNumber, List<Deadline>>();
            for (var step = 0; step < stepsOfAWalk; step++)
            {
                var tried = world.Step();
                foreach (var ticket in world.Tickets)
                {
                    var now = ClocksOf(ticket).OrderBy(c => c.StartedAt).ToList();
                    // A recalled dispatch was none, and a caller who can be called no longer needs no call: clocks go, none comes back changed.
                    if (known.TryGetValue(ticket.Number, out var before) && tried is not { Action: TicketAction.Recall or TicketAction.Amend, Refusal: null })
                    {
                        foreach (var was in before)
                        {
                            var same = now.Where(c => c.Clock == was.Clock && c.StartedAt == was.StartedAt && (c.Unit == was.Unit || c.Clock == ClockName.Redo)).ToList();
                            Assert.True(same.Count > 0, $"seed {seed}, step {step}: {was.Clock} of {was.StartedAt} is gone after {tried?.Action}");
                            // A reply that is sent back has not stopped the redo: until the decision it only looks so.
                            var undone = was.Clock == ClockName.Redo && tried is { Action: TicketAction.SendBack };
                            Assert.True(was.Runs || undone || same.Exists(c => c.StoppedAt == was.StoppedAt), $"seed {seed}, step {step}: {was.Clock} ran on after {tried?.Action}");
                            Assert.True(same.Exists(c => c.DueAt >= was.DueAt), $"seed {seed}, step {step}: {was.Clock} was shortened by {tried?.Action}");
                        }
                    }

                    known[ticket.Number] = now;
                }
            }
        }
    }

    [Fact]
    public void The_ledger_of_every_clock_adds_up_to_its_limit_and_extensions_and_ends_on_its_due_date() => Walk((step, world) =>
    {
        if (step % 20 != 19)
        {
            return;
        }

        foreach (var ticket in world.Tickets)
        {
            foreach (var clock in ClocksOf(ticket).GroupBy(c => c.Clock).SelectMany(g => g.Select((c, i) => (Deadline: c, Nth: i + 1))))
            {
                var ledger = ticket.Explain(clock.Deadline.Clock, clock.Nth, Story.Limits, DeadlineData.Time, clock.Deadline.StartedAt.AddDays(40))!;
                Assert.Equal(clock.Deadline.DueAt, ledger.Deadline.DueAt);
                var (used, added) = (ledger.Days.Sum(d => d.Used), ledger.Days.Sum(d => d.Added));
                var (limit, extra) = (ledger.Binding.Measure, ledger.Deadline.Extensions.Sum(e => e.Measure));
                Assert.True(ledger.CutOff ? used <= limit && added <= extra : (used, added) == (limit, extra), $"{clock.Deadline}: {used} + {added}");
                Assert.True(ledger.Days.Count == 0 || ledger.Days[^1].Day == Story.Day(ledger.Deadline.DueAt.AddTicks(-1)), $"{clock.Deadline}");
                Assert.True(ledger.Waits.All(w => w.To > w.From && w.From >= clock.Deadline.StartedAt));
            }
        }
    });

    [Fact]
    public void A_units_own_limit_never_ends_after_the_overall_one() => Walk((_, world) =>
        Assert.All(world.Tickets, ticket =>
        {
            var clocks = ClocksOf(ticket);
            Assert.All(clocks.Where(c => c.Clock == ClockName.HandleUnit), unit => Assert.True(unit.DueAt <= clocks.Single(c => c.Clock == ClockName.Handle).DueAt));
        }));

    [Fact]
    public void Every_clock_stops_after_it_started_and_whoever_has_an_open_ticket_has_a_due_date() => Walk((_, world) =>
        Assert.All(world.Tickets, ticket =>
        {
            Assert.All(ClocksOf(ticket), clock => Assert.True(clock.StoppedAt is null || clock.StoppedAt >= clock.StartedAt, clock.ToString()));
            var waits = Lifecycle.IsOpen(ticket.State) && ticket.State != TicketState.Merged && ticket.AnswerBy is null;
            Assert.True(waits == (ticket.DueAt is not null), $"{ticket.State} is due {ticket.DueAt}");
            Assert.True(waits || ClocksOf(ticket).All(c => !c.Runs), $"{ticket.State}: a clock runs on");
        }));

    [Fact]
    public void What_the_machine_sent_is_sent_by_it_once_and_a_recall_leaves_no_trace_in_any_clock() => Walk((_, world) =>
        Assert.All(world.Tickets, ticket =>
        {
            Assert.True(ticket.Events.Count(e => e.Action == TicketAction.AutoDispatch) <= 1);
            Assert.True(ticket.ByMachine == (ticket.Events.LastOrDefault(e => routings.Contains(e.Action))?.Action == TicketAction.AutoDispatch), $"by machine: {ticket.ByMachine}");
            if (ticket.Events.SingleOrDefault(e => e.Action == TicketAction.Recall) is { } recall)
            {
                var first = ticket.Events.FirstOrDefault(e => e.Sequence > recall.Sequence && e.Action == TicketAction.Dispatch);
                Assert.All(ClocksOf(ticket).Where(c => c.Clock is ClockName.Handle or ClockName.Sign or ClockName.HandleUnit), c => Assert.True(c.StartedAt >= first!.At));
                Assert.True(ClocksOf(ticket).Single(c => c.Clock == ClockName.Dispatch).StoppedAt is not { } stopped || stopped >= recall.At);
            }
        }));

    [Fact]
    public void One_evaluation_a_round_and_one_request_at_a_time() => Walk((_, world) =>
        Assert.All(world.Tickets, ticket =>
        {
            Assert.DoesNotContain(ticket.Evaluations.GroupBy(e => e.Round), round => round.Count() > 1);
            Assert.True(ticket.Requests.Count(r => r.Open) <= 1);
            Assert.True(ticket.OpenRequest is null || ticket.State is TicketState.Dispatched or TicketState.InHand, $"{ticket.State} with a pending request");
            Assert.True(ticket.Replies.Count(r => r.State == ReplyState.Pending) == (ticket.State == TicketState.UnderReview ? 1 : 0));
            Assert.True(ticket.Redone <= 1);
        }));

    [Fact]
    public void The_hop_counter_counts_the_units_that_led_and_each_that_lost_it_knows_why() => Walk((_, world) =>
        Assert.All(world.Tickets, ticket =>
        {
            var leads = ticket.Assignments.Where(a => a.Kind == AssignmentKind.Lead).ToList();
            Assert.Equal(leads.Count, ticket.Hops + ticket.TierSteps);
            Assert.Equal(ticket.Hops, ticket.Events.Count(e => centre.Contains(e.Action)));
            Assert.Equal(ticket.TierSteps, ticket.Events.Count(e => tiers.Contains(e.Action)));
            Assert.Equal(ticket.Assignments.Count, ticket.Way().Sum(w => w.Leads.Count + w.Helpers.Count));
            Assert.All(leads, lead => Assert.Equal(lead.RelievedAt, ticket.Parting(lead)?.At));
            Assert.All(leads, lead => Assert.Equal(lead.RelievedAt is null, lead.HeldMinutes is null));
        }));

    [Fact]
    public void A_unit_that_a_ruling_named_never_asks_to_return_the_ticket_again() => Walk((_, world) =>
        Assert.All(world.Tickets, ticket =>
        {
            foreach (var ruling in ticket.Events.Where(e => e.Action is TicketAction.Rule or TicketAction.RuleStay))
            {
                Assert.DoesNotContain(ticket.Events, e => e.Sequence > ruling.Sequence && e.Action is TicketAction.AskReturn or TicketAction.DisputeReturn && e.Unit == ruling.Unit);
            }

            Assert.Equal(ticket.Rulings.Count, ticket.Requests.Count(r => r.State is UnitRequestState.Upheld or UnitRequestState.Overruled));
        }));

    [Fact]
    public void No_merged_ticket_is_left_behind_by_a_parent_that_ended_without_an_answer() => Walk((_, world) =>
        Assert.All(world.Tickets.Where(t => t.State == TicketState.Merged), child =>
        {
            var parent = world.Tickets.Single(t => t.Number == child.Parent);
            Assert.True(Lifecycle.IsOpen(parent.State) || parent.ApprovedReply is not null, $"{child.Number} waits for {parent.State}");
        }));

    [Fact]
    public void The_walks_take_every_step_of_the_life_cycle()
    {
        // Some steps are rare (a card is revoked on a closed ticket): the walks go on until all were met, but not for ever.
        var missing = Lifecycle.Steps.Where(s => s.From != TicketState.Draft).Select(s => (s.From, s.Action, s.To)).ToHashSet();
        for (var seed = 0; seed < 6_000 && missing.Count > 0; seed++)
        {
            var world = new World(seed);
            for (var step = 0; step < stepsOfAWalk; step++)
            {
                if (world.Step() is { Refusal: null } done)
                {
                    missing.Remove((done.Ticket.Events[^1].From, done.Action, done.Ticket.Events[^1].To));
                }
            }
        }

        Found.None(missing);
    }

    private static IReadOnlyList<Deadline> ClocksOf(Ticket ticket) => ticket.Clocks(Story.Limits, DeadlineData.Time);

    private static void Walk(Action<int, World> holds)
    {
        for (var seed = 0; seed < Walks; seed++)
        {
            var world = new World(seed);
            for (var step = 0; step < stepsOfAWalk; step++)
            {
                world.Step();
                try
                {
                    holds(step, world);
                }
                catch (Exception broken) when (broken is not NotSupportedException)
                {
                    throw new Xunit.Sdk.XunitException($"seed {seed}, step {step}: {broken.Message}");
                }
            }
        }
    }
}
