using Bunit;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.Review;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.Review;

public sealed class ReviewTests
{
    [Fact]
    public async Task An_approved_reply_leaves_the_review_queue_and_waits_for_follow_up()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.UnderReview);
        var reviewer = house.As(Role.Reviewer);
        Assert.Equal(ticket.Number, Assert.Single((await reviewer.Ask(new ReviewQueue(new QueueFilter()))).Value!.Rows).Number);

        var approved = await reviewer.Run(new ApproveReply { Number = ticket.Number, Version = ticket.Version, Note = "答复完整" });

        Assert.True(approved.Ok, approved.ToString());
        Assert.Equal(0, (await reviewer.Ask(new ReviewQueue(new QueueFilter()))).Value!.Total);
        ticket = await house.Ticket(ticket.Number);
        Assert.Equal(TicketState.ToFollowUp, ticket.State);
        Assert.NotNull(ticket.ApprovedReply);
    }

    [Fact]
    public async Task Every_merged_citizen_is_answered_with_the_parent()
    {
        await using var house = await House.Open();
        var parent = await Given.Ticket(house, TicketState.UnderReview);
        var wants = await Merge(house, parent.Number, a => a);
        var anonymous = await Merge(house, parent.Number, a => a with { Caller = Caller.Nobody });
        var withdrawn = await Merge(house, parent.Number, a => a, withdraw: true);

        parent = await house.Ticket(parent.Number);
        Assert.True((await house.As(Role.Reviewer).Run(new ApproveReply { Number = parent.Number, Version = parent.Version, Note = "口头核实过" })).Ok);

        var child = await house.Ticket(wants);
        Assert.Equal(TicketState.ToFollowUp, child.State);
        Assert.Equal("当晚已派执法队员到场清理，并安排每日巡查。", child.ApprovedReply!.Text);
        Assert.Equal((TicketAction.FollowParent, Actor.System.Account), (child.Events[^1].Action, child.Events[^1].By));
        Assert.Equal(TicketState.Closed, (await house.Ticket(anonymous)).State);
        Assert.Equal(TicketState.Withdrawn, (await house.Ticket(withdrawn)).State);
    }

    [Fact]
    public async Task A_reply_that_misses_the_point_goes_back_with_the_remark()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.UnderReview);
        var reviewer = house.As(Role.Reviewer);

        var silent = await reviewer.Run(new SendBackReply { Number = ticket.Number, Version = ticket.Version });
        Assert.Equal((OutcomeKind.Invalid, "NoteMissing"), (silent.Kind, silent.Fields![0].Code));

        Assert.True((await reviewer.Run(new SendBackReply { Number = ticket.Number, Version = ticket.Version, Remark = "没有写明清理时间" })).Ok);
        ticket = await house.Ticket(ticket.Number);
        Assert.Equal(TicketState.InHand, ticket.State);
        Assert.Equal((ReplyState.SentBack, "没有写明清理时间"), (ticket.Replies[^1].State, ticket.Replies[^1].Remark));
    }

    [Fact]
    public async Task A_reply_with_gaps_is_approved_with_a_reason_only_and_sent_back_with_what_is_lacking()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.UnderReview);
        var reviewer = house.As(Role.Reviewer);
        var silent = await reviewer.Run(new ApproveReply { Number = ticket.Number, Version = ticket.Version, Note = "" });
        Assert.Equal(new FieldError("Note", "WhyDespiteGaps"), Assert.Single(silent.Fields!));
        Assert.Equal(TicketState.UnderReview, (await house.Ticket(ticket.Number)).State);

        await using var screen = new Screen(house, reviewer);
        var view = (await reviewer.Ask(new TicketDetails(ticket.Number))).Value!;
        var beside = screen.Context.Render<ReplyBeside>(p => p.Add(c => c.Ticket, view));
        Assert.Contains("这份答复还缺 2 项", beside.Find(".gaps").TextContent, StringComparison.Ordinal);
        var form = screen.Context.Render<SendBackForm>(p => p.Add(c => c.Ticket, view));
        Assert.Equal("没有写明办理完成的日期。没有附上注明拍摄时间的现场照片等佐证。", form.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task Nobody_but_a_reviewer_reviews()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.UnderReview);
        foreach (var desk in new[] { house.As(Role.Operator), house.As(Role.Liaison, "urban-management"), house.Citizen })
        {
            Assert.Equal(OutcomeKind.Forbidden, (await desk.Run(new ApproveReply { Number = ticket.Number, Version = ticket.Version, Note = "口头核实过" })).Kind);
            Assert.Equal(OutcomeKind.Forbidden, (await desk.Run(new SendBackReply { Number = ticket.Number, Version = ticket.Version, Remark = "重写" })).Kind);
            Assert.Equal(OutcomeKind.Forbidden, (await desk.Ask(new ReviewQueue(new QueueFilter()))).Kind);
        }

        Assert.Equal(TicketState.UnderReview, (await house.Ticket(ticket.Number)).State);
    }

    [Fact]
    public async Task What_is_not_under_review_cannot_be_approved_and_the_second_reviewer_is_told()
    {
        await using var house = await House.Open();
        var early = await Given.Ticket(house, TicketState.InHand);
        var refused = await house.As(Role.Reviewer).Run(new ApproveReply { Number = early.Number, Version = early.Version, Note = "口头核实过" });
        Assert.Equal((OutcomeKind.Refused, RefusalCode.NoSuchStep), (refused.Kind, refused.Code));

        var ticket = await Given.Ticket(house, TicketState.UnderReview);
        var send = new SendBackReply { Number = ticket.Number, Version = ticket.Version, Remark = "补充依据" };
        Assert.True((await house.As(Role.Reviewer).Run(send)).Ok);
        Assert.Equal(OutcomeKind.Stale, (await house.As(Role.Reviewer).Run(send)).Kind);
    }

    [Theory]
    [InlineData("已清理完毕，每日巡查。咨询电话 0764-8311137。", PersonalData.None)]
    [InlineData("已联系您（138 0000 1234）说明情况。", PersonalData.Phone)]
    [InlineData("请致电１３９１２３４５６７８。", PersonalData.Phone)]
    [InlineData("身份证44010119900101123X已核对。", PersonalData.IdentityNumber)]
    [InlineData("陈小明先生您好，您的问题已解决。", PersonalData.CallerName)]
    [InlineData("陈小明，13912345678", PersonalData.CallerName | PersonalData.Phone)]
    [InlineData("工单 20261123-000001-7 已办结。", PersonalData.None)]
    public void The_reviewer_is_warned_of_personal_data(string text, PersonalData expected) =>
        Assert.Equal(expected, PersonalTraces.In(text, new Caller("陈小明", ["13800001234"])));

    private static async Task<TicketNumber> Merge(House house, TicketNumber parent, Func<Appeal, Appeal> with, bool withdraw = false)
    {
        var child = await Given.Ticket(house, with: with);
        await house.Db(async db =>
        {
            var stamp = new Stamp(Given.Someone, house.Clock.Now);
            var loaded = await db.Load(child.Number, default);
            loaded.MergeInto(await db.Load(parent, default), null, stamp);
            if (withdraw)
            {
                loaded.Withdraw(null, stamp);
            }

            return await db.SaveChangesAsync();
        });
        return child.Number;
    }
}
