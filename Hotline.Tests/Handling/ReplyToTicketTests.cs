using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.Handling;

public sealed class ReplyToTicketTests
{
    [Fact]
    public async Task A_reply_with_a_file_goes_to_review_and_both_are_kept()
    {
        await using var house = await House.Open();
        var (ticket, liaison) = (await Given.Ticket(house, TicketState.InHand), house.As(Role.Liaison, "urban-management"));
        var staged = await Files.Stage(liaison, "现场.png", Files.Png);
        var outcome = await liaison.Run(new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = " 已清理并安排巡查。 ", Files = [staged.Value!.Key] });
        Assert.True(outcome.Ok, outcome.ToString());
        var after = await house.Ticket(ticket.Number);
        Assert.Equal(TicketState.UnderReview, after.State);
        Assert.Equal(("已清理并安排巡查。", ResultKind.Solved), (Assert.Single(after.Replies).Text, after.Replies[0].Result));
        var file = Assert.Single(after.Attachments);
        Assert.Equal(("现场.png", "image/png", TicketAction.Reply), (file.Name, file.ContentType, file.During));
    }

    [Fact]
    public async Task Cannot_now_needs_a_date_that_is_not_past()
    {
        await using var house = await House.Open();
        var (ticket, liaison) = (await Given.Ticket(house, TicketState.InHand), house.As(Role.Liaison, "urban-management"));
        var reply = new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.CannotNow, Text = "待扩建工程完工。" };
        Assert.Equal(RefusalCode.PromiseMissing, (await liaison.Run(reply)).Code);
        Assert.Equal(RefusalCode.PromiseInThePast, (await liaison.Run(reply with { PromisedOn = new DateOnly(2026, 11, 22) })).Code);
        Assert.True((await liaison.Run(reply with { PromisedOn = new DateOnly(2026, 12, 31) })).Ok);
        Assert.Equal(new DateOnly(2026, 12, 31), (await house.Ticket(ticket.Number)).Replies[^1].PromisedOn);
    }

    [Fact]
    public async Task A_date_typed_before_another_result_was_chosen_does_not_count()
    {
        await using var house = await House.Open();
        var (ticket, liaison) = (await Given.Ticket(house, TicketState.InHand), house.As(Role.Liaison, "urban-management"));
        var outcome = await liaison.Run(new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已办。", PromisedOn = new DateOnly(2020, 1, 1) });
        Assert.True(outcome.Ok, outcome.ToString());
        Assert.Null((await house.Ticket(ticket.Number)).Replies[^1].PromisedOn);
    }

    [Fact]
    public async Task Result_and_text_are_asked_for_at_their_fields()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var outcome = await house.As(Role.Liaison, "urban-management").Run(new ReplyToTicket { Number = ticket.Number, Version = ticket.Version });
        Assert.Equal([new FieldError("Result", "ResultMissing"), new FieldError("Text", "AnswerMissing")], outcome.Fields!.OrderBy(f => f.Field));
        var outside = await house.As(Role.Liaison, "urban-management").Run(new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = (ResultKind)99, Text = "x" });
        Assert.Equal(OutcomeKind.Invalid, outside.Kind);
    }

    [Fact]
    public async Task Every_point_is_answered_with_day_and_basis_or_the_reply_is_not_taken()
    {
        await using var house = await House.Open();
        var number = (await Given.Ticket(house, TicketState.InHand, with: a => a with { DesiredOutcome = "清理摊档\n退还押金" })).Number;
        var (ticket, liaison) = (await house.Ticket(number), house.As(Role.Liaison, "urban-management"));
        var reply = new ReplyToTicket { Number = number, Version = ticket.Version, Result = ResultKind.Solved, Text = "两件事都办了。", Answers = ["已清理。", ""] };
        Assert.Equal([new FieldError("Answers.2", "ProofPoints"), new FieldError("DoneOn", "ProofDoneOn")], (await liaison.Run(reply)).Fields!);
        Assert.Equal(TicketState.InHand, (await house.Ticket(number)).State);
        var whole = reply with { Answers = ["已清理。", "押金已退。"], DoneOn = new DateOnly(2026, 11, 20), Basis = "《条例》第十四条", PhotographedAt = new DateTime(2026, 11, 20, 19, 30, 0) };
        Assert.Equal(RefusalCode.DoneInTheFuture, (await liaison.Run(whole with { DoneOn = new DateOnly(2026, 11, 24) })).Code);
        Assert.Equal(RefusalCode.DoneInTheFuture, (await liaison.Run(whole with { PhotographedAt = new DateTime(2026, 11, 23, 9, 1, 0) })).Code);
        Assert.True((await liaison.Run(whole)).Ok);
        var kept = (await house.Ticket(number)).Replies[^1];
        Assert.Equal(["已清理。", "押金已退。"], kept.Answers);
        Assert.Equal((new DateOnly(2026, 11, 20), "《条例》第十四条", new DateTimeOffset(2026, 11, 20, 19, 30, 0, TimeSpan.FromHours(8))), (kept.DoneOn!.Value, kept.Basis, kept.PhotographedAt!.Value));
    }

    [Fact]
    public async Task Another_unit_cannot_reply_and_neither_can_an_operator()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var reply = new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已办。" };
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Liaison, "education").Run(reply)).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Operator).Run(reply)).Kind);
    }

    [Fact]
    public async Task The_slower_of_two_repliers_keeps_the_files_for_the_next_try()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var (liaison, leader) = (house.As(Role.Liaison, "urban-management"), house.As(Role.UnitLeader, "urban-management"));
        var staged = (await Files.Stage(liaison, "a.pdf", Files.Pdf)).Value!;
        Assert.True((await leader.Run(new LogContact { Number = ticket.Number, Version = ticket.Version, Note = "已致电" })).Ok);
        var reply = new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已办。", Files = [staged.Key] };
        Assert.Equal(OutcomeKind.Stale, (await liaison.Run(reply)).Kind);
        Assert.Empty((await house.Ticket(ticket.Number)).Attachments);
        var fresh = await Units.View(liaison, ticket.Number);
        Assert.Contains(fresh.Ticket.Events, e => e.Action == TicketAction.LogContact);
        Assert.True((await liaison.Run(reply with { Version = fresh.Version })).Ok);
        Assert.Single((await house.Ticket(ticket.Number)).Attachments);
    }
}
