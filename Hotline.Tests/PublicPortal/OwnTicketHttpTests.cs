using AngleSharp.Dom;
using Hotline.Domain.Tickets;
using Xunit;

namespace Hotline.Tests.PublicPortal;

public sealed class OwnTicketHttpTests
{
    private const string rate = "form:has([value=rate])";

    [Fact]
    public async Task A_content_citizen_rates_and_the_ticket_is_closed()
    {
        await using var portal = new PortalSite();
        var number = await portal.Answered();
        var browser = await portal.Open(number);
        await PortalSite.Do(browser, "rate", ("Form.Solved", "true"), ("Form.Result", "5"), ("Form.Attitude", "4"), ("Form.Comment", "谢谢"));
        Assert.Contains("谢谢您的评价", browser.Text, StringComparison.Ordinal);
        Assert.Contains("问题解决：是；办理结果：非常满意；工作态度：满意。", browser.Text, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector(".acts [href$=rate]"));
        var ticket = await portal.Stored(number);
        Assert.Equal(TicketState.Closed, ticket.State);
        var given = Assert.Single(ticket.Evaluations);
        Assert.Equal((true, 5, 4, "谢谢", EvaluationBy.Web), (given.Solved, given.Result, given.Attitude, given.Comment, given.Via));
    }

    [Fact]
    public async Task A_dissatisfied_citizen_is_told_that_somebody_will_call()
    {
        await using var portal = new PortalSite();
        var number = await portal.Answered();
        var browser = await portal.Open(number, culture: "en-US");
        await PortalSite.Do(browser, "rate", ("Form.Solved", "false"), ("Form.Result", "1"), ("Form.Attitude", "3"));
        Assert.Contains("A follow-up agent will contact you", browser.Text, StringComparison.Ordinal);
        Assert.Equal(TicketState.ToFollowUp, (await portal.Stored(number)).State);
    }

    [Fact]
    public async Task The_first_rating_counts_and_a_second_is_refused_kindly()
    {
        await using var portal = new PortalSite();
        var number = await portal.Answered();
        var (one, two) = (await portal.Open(number), await portal.Open(number));
        await two.Go("/zh-CN/status/rate");
        await PortalSite.Do(one, "rate", ("Form.Solved", "true"), ("Form.Result", "5"), ("Form.Attitude", "5"));
        await two.Submit(rate, ("Form.Solved", "false"), ("Form.Result", "1"), ("Form.Attitude", "1"));
        Assert.Contains("刚刚有了新进展", two.Text, StringComparison.Ordinal);
        await two.Submit(rate);
        Assert.Contains("以第一次评价为准", two.Text, StringComparison.Ordinal);
        Assert.Equal(5, Assert.Single((await portal.Stored(number)).Evaluations).Result);
    }

    [Fact]
    public async Task A_rating_without_answers_says_what_is_missing_and_forged_levels_are_none()
    {
        await using var portal = new PortalSite();
        var number = await portal.Answered();
        var browser = await portal.Open(number);
        await PortalSite.Do(browser, "rate", ("Form.Result", "9"), ("Form.Comment", "还没写完"));
        Assert.NotNull(browser.Page.QuerySelector("#rate-Solved-error"));
        Assert.NotNull(browser.Page.QuerySelector("#rate-Result-error"));
        Assert.NotNull(browser.Page.QuerySelector("#rate-Attitude-error"));
        Assert.Contains("还没写完", browser.Page.QuerySelector("#rate-Comment")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await portal.Stored(number)).Evaluations);
    }

    [Fact]
    public async Task Information_is_added_even_if_staff_acted_meanwhile()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        var browser = await portal.Open(number);
        await browser.Go("/zh-CN/status/add");
        await portal.Act(number, portal.Dispatch);
        await browser.Submit("form:has([value=add])", ("Form.Text", "今晚又来了二十档"));
        Assert.Contains("已补充", browser.Text, StringComparison.Ordinal);
        var added = (await portal.Stored(number)).Events[^1];
        Assert.Equal((TicketAction.AddInformation, "今晚又来了二十档", "citizen"), (added.Action, added.Note, added.By));
    }

    [Fact]
    public async Task Withdrawing_asks_whether_one_is_sure()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        var browser = await portal.Open(number);
        await PortalSite.Do(browser, "withdraw");
        Assert.NotNull(browser.Page.QuerySelector("#withdraw-Sure-error"));
        Assert.Equal(TicketState.Registered, (await portal.Stored(number)).State);
        await browser.Submit("form:has([value=withdraw])", ("Form.Sure", "true"));
        Assert.Contains("已撤回", browser.Page.QuerySelector(".state")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(TicketState.Withdrawn, (await portal.Stored(number)).State);
    }

    [Fact]
    public async Task A_citizen_who_withdraws_is_shown_what_has_happened_first()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        var browser = await portal.Open(number);
        await browser.Go("/zh-CN/status/withdraw");
        await portal.Act(number, portal.Dispatch, t => t.Accept(portal.Stamp));
        await browser.Submit("form:has([value=withdraw])", ("Form.Sure", "true"));
        Assert.Contains("刚刚有了新进展", browser.Text, StringComparison.Ordinal);
        Assert.Equal(TicketState.InHand, (await portal.Stored(number)).State);
    }

    [Fact]
    public async Task Who_gave_up_waiting_for_a_merged_matter_is_no_longer_counted()
    {
        await using var portal = new PortalSite();
        var parent = await portal.Ticket();
        await portal.Act(parent, portal.Dispatch);
        var child = await portal.Ticket();
        await portal.Site.Db(async db =>
        {
            (await db.Load(child, CancellationToken.None)).MergeInto(await db.Load(parent, CancellationToken.None), null, portal.Stamp);
            return await db.SaveChangesAsync();
        });
        var browser = await portal.Open(child);
        Assert.Contains("并案办理", browser.Text, StringComparison.Ordinal);
        Assert.Contains(portal.City.Unit(new("urban-management"))!.Name, browser.Text, StringComparison.Ordinal);
        Assert.Contains("2026年12月14日", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(parent.ToString(), browser.Text, StringComparison.Ordinal);
        var other = await portal.Open(parent);
        Assert.Null(other.Page.QuerySelector(".acts [href$=withdraw]"));
        await other.Go("/zh-CN/status/withdraw");
        Assert.Null(other.Page.QuerySelector("form:has([value=withdraw])"));
        Assert.Contains("不能这样操作", other.Text, StringComparison.Ordinal);
        await PortalSite.Do(browser, "withdraw", ("Form.Sure", "true"));
        Assert.Equal(0, (await portal.Stored(parent)).Children);
    }
}
