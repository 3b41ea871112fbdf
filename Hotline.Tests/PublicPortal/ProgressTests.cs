using Hotline.Domain;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.PublicPortal;
using Xunit;

namespace Hotline.Tests.PublicPortal;

public sealed class ProgressTests
{
    private static readonly DateTimeOffset at = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly Stamp stamp = new(Given.Someone, at);

    [Fact]
    public void The_usual_way_has_six_steps()
    {
        var ticket = New();
        Assert.Equal("Now Ahead Ahead Ahead Ahead Ahead", Steps(ticket));
        ticket.Dispatch(new RoutingDecision(new CategoryCode("0101"), new DepartmentCode("urban-management"), []), null, stamp);
        ticket.Accept(stamp);
        Assert.Equal("Done Done Now Ahead Ahead Ahead", Steps(ticket));
        ticket.Reply(ResultKind.Solved, "已清理。", null, new DateOnly(2026, 11, 23), stamp);
        ticket.SendBack("请补充时间", stamp);
        Assert.Equal("Done Done Now Ahead Ahead Ahead", Steps(ticket));
        ticket.Reply(ResultKind.Solved, "当晚已清理。", null, new DateOnly(2026, 11, 23), stamp);
        ticket.Approve(null, stamp);
        Assert.Equal("Done Done Done Done Now Ahead", Steps(ticket));
        ticket.Close(new Answers(true, 5, 5, null), stamp);
        Assert.Equal("Done Done Done Done Done Done", Steps(ticket));
    }

    [Fact]
    public void Who_wanted_no_follow_up_still_sees_when_it_was_answered()
    {
        var ticket = New(a => a with { ReplyWanted = false });
        ticket.Dispatch(new RoutingDecision(new CategoryCode("0101"), new DepartmentCode("urban-management"), []), null, stamp);
        ticket.Accept(stamp);
        ticket.Reply(ResultKind.Solved, "已清理。", null, new DateOnly(2026, 11, 23), stamp);
        ticket.Approve(null, stamp);
        Assert.Equal("Done Done Done Done Done Done", Steps(ticket));
        Assert.All(Progress.Of(ticket), step => Assert.Equal(at, step.At));
    }

    [Fact]
    public void A_withdrawn_ticket_shows_how_far_it_came()
    {
        var ticket = New();
        ticket.Dispatch(new RoutingDecision(new CategoryCode("0101"), new DepartmentCode("urban-management"), []), null, stamp);
        ticket.Withdraw(null, stamp);
        Assert.Equal([TicketState.Registered, TicketState.Dispatched, TicketState.Withdrawn], Progress.Of(ticket).Select(s => s.State));
        Assert.Equal("Done Done Done", Steps(ticket));
    }

    [Fact]
    public void A_merged_ticket_waits_for_the_common_answer()
    {
        var (parent, child) = (New(), Given.New(TicketNumber.Of(new DateOnly(2026, 11, 23), 2), Given.Appeal(), at));
        child.MergeInto(parent, null, stamp);
        Assert.Equal("Done Now Ahead Ahead", Steps(child));
    }

    [Fact]
    public void A_direct_answer_has_a_short_way()
    {
        var ticket = New();
        ticket.AnswerDirectly("带身份证即可。", stamp);
        Assert.Equal([TicketState.Registered, TicketState.ToFollowUp, TicketState.Closed], Progress.Of(ticket).Select(s => s.State));
    }

    private static Ticket New(Func<Appeal, Appeal>? with = null) => Given.New(TicketNumber.Of(new DateOnly(2026, 11, 23), 1), (with ?? (a => a))(Given.Appeal()), at);

    private static string Steps(Ticket ticket) => string.Join(' ', Progress.Of(ticket).Select(s => s.Reached));
}
