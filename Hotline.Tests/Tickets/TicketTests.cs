using Hotline.Domain;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Deadlines;
using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Tickets;

public sealed class TicketTests
{
    [Fact]
    public void Every_verb_leaves_one_event_with_who_when_and_what()
    {
        var ticket = Story.Of().At("2026-11-23T10:00").Dispatch().Ticket;
        var happened = ticket.Events[^1];
        Assert.Equal((2, TicketAction.Dispatch, TicketState.Registered, TicketState.Dispatched), (happened.Sequence, happened.Action, happened.From, happened.To));
        Assert.Equal((Given.Someone.Account, Given.Someone.Name, DeadlineData.At("2026-11-23T10:00")), (happened.By, happened.ByName, happened.At));
        Assert.Equal((new DepartmentCode("urban-management"), 2), (happened.Unit, ticket.Version));
    }

    [Fact]
    public void One_unit_leads_and_any_number_help()
    {
        var ticket = Story.Of().Do((t, s) => t.Dispatch(Story.To("police", "water", "sanitation", "water", "police"), null, s)).Ticket;
        Assert.Equal("police", ticket.LeadAssignment!.Unit.Value);
        Assert.Equal(["water", "sanitation"], ticket.Assignments.Where(a => a.Kind == AssignmentKind.CoOperating).Select(a => a.Unit.Value));
    }

    [Fact]
    public void A_redirect_relieves_everybody_and_counts_a_hop()
    {
        var ticket = Story.Of().Do((t, s) => t.Dispatch(Story.To("police", "water"), null, s)).At("2026-11-24").Redirect("sanitation").Ticket;
        Assert.Equal(["sanitation"], ticket.Assignments.Where(a => a.Stands).Select(a => a.Unit.Value));
        Assert.Equal((2, new DepartmentCode("sanitation")), (ticket.LeadAssignment!.Hop, ticket.Lead));
    }

    [Fact]
    public void A_redirect_lets_a_waiting_request_lapse()
    {
        Assert.Equal(UnitRequestState.Lapsed, Story.Of().Dispatch().AskReturn().Redirect("water").Ticket.Requests[0].State);
        Assert.Equal(UnitRequestState.Lapsed, Story.Of().Dispatch().Accept().AskExtension().Reply().Ticket.Requests[0].State);
    }

    [Fact]
    public void A_withdrawal_lets_a_waiting_request_and_a_waiting_reply_lapse()
    {
        var asked = Story.Of().Dispatch().AskReturn().Do((t, s) => t.Withdraw("已解决", s)).Ticket;
        Assert.Equal((UnitRequestState.Lapsed, null), (asked.Requests[0].State, asked.PendingRequest));
        Assert.Equal(ReplyState.Lapsed, Story.Of().Dispatch().Accept().Reply().Do((t, s) => t.Withdraw(null, s)).Ticket.Replies[0].State);
    }

    [Fact]
    public void A_granted_return_hands_the_ticket_on_in_the_same_act()
    {
        var ticket = Story.Of().Dispatch().Accept().AskReturn().GrantReturn("water").Ticket;
        Assert.Equal((TicketState.Dispatched, new DepartmentCode("water"), UnitRequestState.Granted), (ticket.State, ticket.Lead, ticket.Requests[0].State));
    }

    [Fact]
    public void The_citizen_reads_only_what_was_approved()
    {
        var story = Story.Of().Dispatch().Accept().Reply();
        Assert.Null(story.Ticket.ApprovedReply);
        story.SendBack();
        Assert.Equal((ReplyState.SentBack, "请写明处理情况"), (story.Ticket.Replies[0].State, story.Ticket.Replies[0].Remark));
        story.Reply().Approve();
        Assert.Same(story.Ticket.Replies[1], story.Ticket.ApprovedReply);
    }

    [Theory]
    [InlineData(false, true, TicketState.ToFollowUp)]
    [InlineData(true, true, TicketState.Closed)]
    [InlineData(false, false, TicketState.Closed)]
    public void An_approved_ticket_is_followed_up_where_somebody_can_and_wants_to_be_asked(bool anonymous, bool replyWanted, TicketState state)
    {
        var caller = anonymous ? Caller.Nobody : new Caller("陈小明", ["13800001234"]);
        Assert.Equal(state, Story.Of(with: a => a with { Caller = caller, ReplyWanted = replyWanted }).Dispatch().Accept().Reply().Approve().Ticket.State);
    }

    [Fact]
    public void A_merged_ticket_follows_its_parents_answer_with_its_own_follow_up()
    {
        var parent = Story.Of();
        var child = Story.Of(with: a => a with { Caller = Caller.Nobody }).Do((t, s) => t.MergeInto(parent.Ticket, null, s));
        var other = Story.Of().Do((t, s) => t.MergeInto(parent.Ticket, "同一件事", s));
        parent.Dispatch().Accept().Reply().Approve();
        Assert.Equal((2, parent.Ticket.Number), (parent.Ticket.Children, child.Ticket.Parent));
        Assert.Equal(TicketState.Closed, child.Do((t, s) => t.FollowParent(parent.Ticket, s)).Ticket.State);
        Assert.Equal(TicketState.ToFollowUp, other.Do((t, s) => t.FollowParent(parent.Ticket, s)).Ticket.State);
        Assert.Equal(parent.Ticket.ApprovedReply!.Text, other.Ticket.ApprovedReply!.Text);
    }

    [Fact]
    public void Web_content_closes_and_web_discontent_waits_for_the_agent()
    {
        var content = Story.Of().Dispatch().Accept().Reply().Approve().Do((t, s) => t.Rate(Story.Satisfied, s)).Ticket;
        var discontent = Story.Of().Dispatch().Accept().Reply().Approve().Do((t, s) => t.Rate(Story.Dissatisfied, s)).Ticket;
        Assert.Equal((TicketState.Closed, TicketState.ToFollowUp), (content.State, discontent.State));
    }

    [Fact]
    public void The_second_failure_closes_as_dissatisfied_and_each_round_has_its_own_answer()
    {
        var ticket = Story.Of().Dispatch().Accept().Reply().Approve().Redo().Reply().Approve()
            .Do((t, s) => t.CloseDissatisfied(Story.Dissatisfied, "转督办", VerifiedBy.Papers, s)).Ticket;
        Assert.Equal((TicketState.Closed, 1), (ticket.State, ticket.Redone));
        Assert.Equal([1, 2], ticket.Evaluations.Select(e => e.Round));
    }

    [Fact]
    public void Levels_three_to_five_of_a_solved_matter_are_content()
    {
        Assert.Equal([false, false, true, true, true], Enumerable.Range(1, 5).Select(level => new Answers(true, level, 1, null).Content));
        Assert.False(new Answers(false, 5, 5, null).Content);
    }

    [Fact]
    public void Received_is_never_after_registered()
    {
        Assert.Equal(DeadlineData.At("2026-11-20"), Story.Of(with: a => a with { ReceivedAt = DeadlineData.At("2026-11-20") }).Ticket.ReceivedAt);
        Assert.Equal(DeadlineData.At("2026-11-23T09:00"), Story.Of(with: a => a with { ReceivedAt = DeadlineData.At("2026-12-20") }).Ticket.ReceivedAt);
    }

    [Fact]
    public void No_field_of_an_appeal_is_changed_without_its_name_in_the_timeline()
    {
        var changes = new Dictionary<string, Func<Appeal, Appeal>>
        {
            [nameof(Appeal.Channel)] = a => a with { Channel = Channel.Media },
            [nameof(Appeal.Type)] = a => a with { Type = AppealType.Report },
            [nameof(Appeal.Urgency)] = a => a with { Urgency = Urgency.Urgent },
            [nameof(Appeal.Category)] = a => a with { Category = new CategoryCode("0102") },
            [nameof(Appeal.Title)] = a => a with { Title = "改" },
            [nameof(Appeal.Text)] = a => a with { Text = "改" },
            [nameof(Appeal.DesiredOutcome)] = a => a with { DesiredOutcome = "改" },
            [nameof(Appeal.Caller)] = a => a with { Caller = a.Caller with { Phones = ["13900001234"] } },
            [nameof(Appeal.Address)] = a => a with { Address = "改" },
            [nameof(Appeal.Area)] = a => a with { Area = new AreaCode("jiangbei") },
            [nameof(Appeal.Confidential)] = a => a with { Confidential = true },
            [nameof(Appeal.MayPublish)] = a => a with { MayPublish = true },
            [nameof(Appeal.ReplyWanted)] = a => a with { ReplyWanted = false },
            [nameof(Appeal.ReportedUnit)] = a => a with { ReportedUnit = new DepartmentCode("police") },
            [nameof(Appeal.ReportedParty)] = a => a with { ReportedParty = ReportedParty.School },
            [nameof(Appeal.Legal)] = a => a with { Legal = "petition" },
            [nameof(Appeal.ReceivedAt)] = a => a with { ReceivedAt = DeadlineData.At("2026-11-22") },
            [nameof(Appeal.ForeignId)] = a => a with { ForeignId = "77" },
            [nameof(Appeal.SourceUrl)] = a => a with { SourceUrl = "https://example.org/77" },
            [nameof(Appeal.SourceAuthor)] = a => a with { SourceAuthor = "改" },
        };
        Assert.Equal(typeof(Appeal).GetProperties().Select(p => p.Name).Order(), changes.Keys.Order());
        Assert.All(changes, change => Assert.Single(change.Value(Given.Appeal()).DifferenceFrom(Given.Appeal())));
        Assert.Equal("Title Text", Story.Of().Amend(a => a with { Title = "改", Text = "改" }).Ticket.Events[^1].Note);
    }

    [Fact]
    public void Each_field_of_a_caller_is_compared()
    {
        Func<Caller, Caller>[] changes = [c => c with { Name = "李" }, c => c with { Phones = [] }, c => c with { Kind = CallerKind.Enterprise }, c => c with { Address = "改" }, c => c with { Anonymous = true }];
        Assert.All(changes, change => Assert.Single((Given.Appeal() with { Caller = change(Given.Appeal().Caller) }).DifferenceFrom(Given.Appeal())));
        Assert.Empty((Given.Appeal() with { Caller = Given.Appeal().Caller with { Phones = ["13800001234"] } }).DifferenceFrom(Given.Appeal()));
    }

    [Fact]
    public void A_handler_is_forgotten_when_the_ticket_goes_elsewhere()
    {
        var story = Story.Of().Dispatch().Accept().Do((t, s) => t.AssignHandler("li", "李四", s));
        Assert.Equal("li", story.Ticket.LeadAssignment!.Handler);
        Assert.Null(story.Redirect("water").Ticket.LeadAssignment!.Handler);
    }

    [Fact]
    public void Every_urge_counts() => Assert.Equal(2, Story.Of().Dispatch().Do((t, s) => t.Urge(null, s)).Do((t, s) => t.Urge("再催", s)).Ticket.Urged);
}
