using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Intake;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Intake;

public sealed class LookupTests
{
    [Fact]
    public async Task Earlier_tickets_of_a_number_come_open_ones_first()
    {
        await using var house = await House.Open();
        var open = await Given.Ticket(house, TicketState.InHand);
        var ended = await Given.Ticket(house, TicketState.Withdrawn);
        await Given.Ticket(house, with: a => a with { Caller = new Caller("李四", ["13900000000"]) });

        var found = await house.As(Role.Operator).Ask(new PhoneHistory("138-0000-1234"));
        Assert.Equal([open.Number, ended.Number], found.Value!.Select(r => r.Number));
    }

    [Fact]
    public async Task A_caller_with_many_tickets_is_shown_ten_and_none_that_is_open_is_lost()
    {
        await using var house = await House.Open();
        var open = await Given.Ticket(house, TicketState.Dispatched);
        for (var i = 0; i < 12; i++)
        {
            await Given.Ticket(house, TicketState.Withdrawn);
        }

        var found = (await house.As(Role.Operator).Ask(new PhoneHistory("13800001234"))).Value!;
        Assert.Equal(10, found.Count);
        Assert.Equal(open.Number, found[0].Number);
    }

    [Fact]
    public async Task A_look_by_number_is_on_record_without_the_number()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house);
        await house.As(Role.Operator).Ask(new PhoneHistory("13800001234"));
        var line = await house.Db(db => db.AuditLines.SingleAsync(l => l.Act == nameof(PhoneHistory)));
        Assert.Equal((AuditOutcome.Looked, null, ticket.Number.ToString()), (line.Outcome, line.Object, line.Detail));
    }

    [Theory]
    [InlineData("1380000123", false)]
    [InlineData("13800001234", true)]
    [InlineData("8312345", true)]
    [InlineData("0764831", false)]
    [InlineData("0764-8312345", true)]
    [InlineData("831", false)]
    public void A_number_is_looked_up_when_it_is_complete(string typed, bool complete) => Assert.Equal(complete, PhoneHistory.Complete(typed));

    [Fact]
    public async Task Advice_names_units_and_the_limit_of_the_type()
    {
        await using var house = await House.Open();
        var question = new AdviceFor { Title = "烧烤摊占道油烟大", Text = "江畔花园楼下每晚有人摆烧烤摊，占住人行道，油烟很大，吵到半夜。", Address = "东阁街道江畔花园" };
        var complaint = (await house.As(Role.Operator).Ask(question)).Value!;
        Assert.NotEmpty(complaint.Advice.Units);
        Assert.NotEmpty(complaint.Advice.Words);
        Assert.All(complaint.Advice.Words, w => Assert.Equal(w.Word, (w.InTitle ? complaint.Title : complaint.Text).Substring(w.Start, w.Length)));
        // A complaint has 15 working days (Guangdong); from Monday 23 November that is Monday 14 December at the end of work.
        Assert.Equal("15 workingDay", complaint.Handle.ToString());
        Assert.Equal(new DateTimeOffset(2026, 12, 14, 17, 30, 0, TimeSpan.FromHours(8)), complaint.Due.At);

        var urgent = (await house.As(Role.Operator).Ask(question with { Urgency = Urgency.Critical })).Value!;
        Assert.True(urgent.Due.At < complaint.Due.At);
    }

    [Fact]
    public async Task A_near_duplicate_is_found_and_an_unrelated_ticket_is_not()
    {
        await using var house = await House.Open();
        var same = await Given.Ticket(house, TicketState.Dispatched);
        await Given.Ticket(house, with: a => a with { Title = "孩子入学报名材料", Text = "想问一下户口在外地，租房的孩子明年上小学一年级报名需要准备哪些材料，什么时候开始报名。" });
        await Given.Ticket(house, TicketState.Withdrawn);

        var found = await house.As(Role.Operator).Ask(new SimilarTickets("烧烤摊占道吵闹", "江畔花园楼下每晚十几档烧烤摊占住人行道，油烟大，划拳吵到凌晨，睡不着。"));
        Assert.True(found.Ok, found.ToString());
        Assert.Equal(same.Number, Assert.Single(found.Value!).Row.Number);
    }

    [Fact]
    public async Task A_confidential_ticket_is_never_among_the_similar_ones()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, with: a => a with { Confidential = true });
        var found = await house.As(Role.Operator).Ask(new SimilarTickets(ticket.Appeal.Title, ticket.Appeal.Text));
        Assert.True(found.Ok);
        Assert.Empty(found.Value!);
    }

    [Theory]
    [InlineData("\" OR 1=1 --", "NEAR( * ^")]
    [InlineData("", "")]
    [InlineData("13800001234", "abc def")]
    public async Task Odd_text_finds_nothing_and_breaks_nothing(string title, string text)
    {
        await using var house = await House.Open();
        await Given.Ticket(house);
        var found = await house.As(Role.Operator).Ask(new SimilarTickets(title, text));
        Assert.True(found.Ok, found.ToString());
        Assert.Empty(found.Value!);
    }
}
