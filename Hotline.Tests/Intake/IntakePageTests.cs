using AngleSharp.Dom;
using Bunit;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Intake;

public sealed class IntakePageTests
{
    [Fact]
    public async Task The_save_key_sends_the_form_and_shows_number_and_code()
    {
        await using var desk = await Desktop.Open(Role.Operator);
        var page = desk.Context.Render<IntakePage>();
        Type(page, "Phone", "13800001234");
        Type(page, "Title", "烧烤摊占道");
        Type(page, "Text", "江畔花园楼下的烧烤摊每晚占住人行道。");
        page.Find("[aria-keyshortcuts='Control+Enter']").Click();

        page.WaitForElement("#saved-code");
        var sent = Assert.Single(desk.Door.Sent.OfType<RegisterTicket>());
        Assert.Equal(("13800001234", "烧烤摊占道", null), (sent.Phone, sent.Title, sent.Category));
        Assert.Matches(@"^\d{8}$", page.Find("#saved-code").GetAttribute("data-code"));
        Assert.Matches(@"^20261123-000001-\d$", page.Find("#saved-number").TextContent);
    }

    [Fact]
    public async Task A_wrong_field_says_so_at_the_field_and_nothing_is_lost()
    {
        await using var desk = await Desktop.Open(Role.Operator);
        var page = desk.Context.Render<IntakePage>();
        Type(page, "Phone", "12");
        Type(page, "Text", "路灯不亮");
        page.Find("#intake-save").Click();

        page.WaitForElement("#intake-Phone[aria-invalid=true]");
        Assert.Equal("intake-Phone-error", page.Find("#intake-Phone").GetAttribute("aria-describedby"));
        Assert.Contains("7 到 15", page.Find("#intake-Phone-error").TextContent);
        Assert.Equal("请填写标题。", page.Find("#intake-Title-error").TextContent);
        Assert.Equal("路灯不亮", page.Find("#intake-Text").GetAttribute("value"));
        Assert.Null(page.Find("#intake-Text").GetAttribute("aria-invalid"));
        Assert.Contains("[aria-invalid=true]", desk.Context.JSInterop.Invocations.Where(i => i.Identifier == "focus").SelectMany(i => i.Arguments).OfType<string>());
    }

    [Fact]
    public async Task A_proposed_category_is_taken_by_its_key_and_never_by_itself()
    {
        await using var desk = await Desktop.Open(Role.Operator);
        var page = desk.Context.Render<IntakePage>();
        Type(page, "Text", "江畔花园楼下的烧烤摊每晚占住人行道，油烟很大。");
        var button = page.WaitForElement("[aria-keyshortcuts='Alt+1']");
        Assert.Equal("", page.Find("#intake-Category").GetAttribute("value") ?? "");

        button.Click();
        page.WaitForAssertion(() => Assert.Matches(@"^\d{4} ", page.Find("#intake-Category").GetAttribute("value")));
        Assert.NotEmpty(page.FindAll("mark"));
    }

    [Fact]
    public async Task Earlier_tickets_appear_when_the_number_is_complete()
    {
        await using var desk = await Desktop.Open(Role.Operator);
        var earlier = await Given.Ticket(desk.House, TicketState.InHand);
        var page = desk.Context.Render<IntakePage>();
        Type(page, "Phone", "1380000");
        Assert.Empty(page.FindAll("#history-title"));
        Type(page, "Phone", "13800001234");
        page.WaitForElement("#history-title");
        Assert.Equal($"/console/tickets/{earlier.Number}", page.Find(".pick a.button").GetAttribute("href"));
    }

    [Fact]
    public async Task The_same_matter_is_merged_when_it_is_saved()
    {
        await using var desk = await Desktop.Open(Role.Operator);
        var earlier = await Given.Ticket(desk.House, TicketState.InHand);
        var page = desk.Context.Render<IntakePage>();
        Type(page, "Phone", "13800001234");
        page.WaitForElement(".pick button").Click();
        Type(page, "Title", "烧烤摊又来了");
        Type(page, "Text", "还是江畔花园楼下的烧烤摊。");
        page.Find("#intake-save").Click();
        page.WaitForElement(".state-merged");
        var merged = await desk.House.Ticket(TicketNumber.Of(new DateOnly(2026, 11, 23), Serial(page.Find("#saved-number").TextContent)));
        Assert.Equal(earlier.Number, merged.Parent);
    }

    [Fact]
    public async Task The_form_is_kept_while_it_is_typed_and_comes_back()
    {
        await using var desk = await Desktop.Open(Role.Operator);
        var page = desk.Context.Render<IntakePage>();
        Type(page, "Title", "没写完的标题");
        await page.InvokeAsync(desk.Timers.Fire);
        page.WaitForAssertion(() => Assert.Single(desk.Door.Sent.OfType<SaveDraft>()));
        var address = desk.Context.Services.GetRequiredService<NavigationManager>().Uri;
        Assert.Contains("draft=", address);

        // A reload: another page at the same address.
        var again = desk.Context.Render<IntakePage>();
        again.WaitForAssertion(() => Assert.Equal("没写完的标题", again.Find("#intake-Title").GetAttribute("value")));
    }

    [Fact]
    public async Task A_dispatcher_sends_it_on_with_one_key_and_sees_the_duty_telephone()
    {
        await using var desk = await Desktop.Open(Role.Dispatcher);
        var page = desk.Context.Render<IntakePage>();
        Type(page, "Phone", "13800001234");
        Type(page, "Title", "燃气泄漏");
        Type(page, "Text", "江畔花园三栋楼道有很浓的煤气味。");
        Type(page, "Address", "东阁街道江畔花园");
        page.Find("#intake-Category").Change("0101");
        page.Find("input[type=radio][value=Critical]").Change(true);
        page.Find("#intake-save").Click();
        page.WaitForElement("[aria-keyshortcuts='Alt+P']").Click();

        var duty = page.WaitForElement(".duty .duty-phone a");
        Assert.Matches(@"^\d{4}-\d+$", duty.TextContent);
        var sent = Assert.Single(desk.Door.Sent.OfType<Hotline.Web.Dispatch.DispatchTicket>());
        Assert.Equal("0101", sent.Category);
    }

    [Fact]
    public async Task An_operator_is_offered_no_dispatch_and_declines_with_the_words_of_the_reason()
    {
        await using var desk = await Desktop.Open(Role.Operator);
        var page = desk.Context.Render<IntakePage>();
        Type(page, "Phone", "13800001234");
        Type(page, "Title", "外地的事");
        Type(page, "Text", "外省老家的路没修好。");
        page.Find("#intake-save").Click();
        page.WaitForElement(".acts");
        Assert.Empty(page.FindAll("[aria-keyshortcuts='Alt+P']"));

        page.FindAll(".acts button").Single(b => b.TextContent == "不予受理").Click();
        page.WaitForElement("#decline-Reason").Change("not-this-city");
        Assert.Contains("事发地", page.Find("#decline-Told").GetAttribute("value"));
        page.Find(".act-form").Submit();
        page.WaitForElement(".state-declined");
        Assert.Equal("not-this-city", Assert.Single(desk.Door.Sent.OfType<DeclineTicket>()).Reason);
    }

    private static void Type(IRenderedComponent<IntakePage> page, string name, string text) => page.WaitForElement($"#intake-{name}").Change(text);

    private static int Serial(string number) => int.Parse(number.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);
}
