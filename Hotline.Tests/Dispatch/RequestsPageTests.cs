using Bunit;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Xunit;

namespace Hotline.Tests.Dispatch;

public sealed class RequestsPageTests
{
    [Fact]
    public async Task A_return_is_granted_to_the_suggested_unit_with_two_keys()
    {
        await using var house = await House.Open();
        var ticket = await Asked.Return(house, TicketState.InHand);
        await using var screen = new Screen(house, house.As(Role.Dispatcher));
        var page = screen.Context.Render<RequestsPage>();
        Assert.Contains("油烟归生态环境部门", page.WaitForElement(".requests li").TextContent, StringComparison.Ordinal);
        page.Find(".requests button").Click();
        page.WaitForElement(".ruling form").Submit();
        page.WaitForAssertion(() => Assert.Equal("environment", Assert.IsType<GrantReturn>(Assert.Single(screen.Sent)).Lead));
        page.WaitForElement("p.empty");
        Assert.Equal("environment", (await house.Ticket(ticket.Number)).Lead?.Value);
    }

    [Fact]
    public async Task Refusing_without_a_reason_is_said_at_the_field_and_the_form_stays()
    {
        await using var house = await House.Open();
        await Asked.Extension(house);
        await using var screen = new Screen(house, house.As(Role.Dispatcher));
        var page = screen.Context.Render<RequestsPage>();
        page.WaitForElement(".requests button.danger").Click();
        page.WaitForElement(".ruling form").Submit();
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("#refuse-note").GetAttribute("aria-invalid")));
        page.Find("#refuse-note").Input("可以按期");
        page.Find(".ruling form").Submit();
        page.WaitForElement("p.empty");
    }

    [Fact]
    public async Task What_was_typed_survives_a_faster_colleague_and_can_be_sent_again()
    {
        await using var house = await House.Open();
        var ticket = await Asked.Extension(house);
        await using var screen = new Screen(house, house.As(Role.Dispatcher));
        var page = screen.Context.Render<RequestsPage>();
        page.WaitForElement(".requests button.danger").Click();
        page.WaitForElement("#refuse-note").Input("可以按期");
        Assert.True((await house.As(Role.Liaison, "urban-management").Run(new LogContact { Number = ticket.Number, Version = ticket.Version, Note = "已致电" })).Ok);
        page.Find(".ruling form").Submit();
        page.WaitForAssertion(() => Assert.Contains("同事刚刚先处理了", page.Find(".ruling .notice.error").TextContent, StringComparison.Ordinal));
        Assert.Equal("可以按期", page.Find("#refuse-note").GetAttribute("value"));
        page.Find(".ruling form").Submit();
        page.WaitForElement("p.empty");
        Assert.Equal(UnitRequestState.Refused, (await house.Ticket(ticket.Number)).Requests[0].State);
    }
}
