using Bunit;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Intake;
using Hotline.Web.Notifications;
using Xunit;

namespace Hotline.Tests.Notifications;

public sealed class NoticesPageTests : IAsyncLifetime
{
    private House house = null!;

    public async Task InitializeAsync() => house = await House.Open();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task Nothing_to_tell_says_what_will_stand_here()
    {
        await using var screen = new Screen(house, house.As(Role.Supervisor));
        Assert.Contains("没有消息", screen.Context.Render<NoticesPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_urge_is_told_to_the_unit_and_read_once()
    {
        var (ticket, unit) = (await Given.Ticket(house, TicketState.InHand), house.As(Role.Liaison, "urban-management"));
        Assert.True((await house.As(Role.Operator).Run(new UrgeTicket { Number = ticket.Number, Version = ticket.Version, Note = "再次来电" })).Ok);
        await using var screen = new Screen(house, unit);
        var page = screen.Context.Render<NoticesPage>();
        Assert.Equal("催办", page.Find("tr.unseen td:nth-child(2) span:last-child").TextContent.Trim());
        page.Find("button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("tr.unseen")));
        Assert.Equal(0, (await unit.Ask(new NewNotices())).Value);
    }

    [Fact]
    public async Task A_ticket_that_went_elsewhere_shows_its_number_only()
    {
        var (ticket, unit) = (await Given.Ticket(house, TicketState.InHand), house.As(Role.Liaison, "urban-management"));
        Assert.True((await house.As(Role.Operator).Run(new UrgeTicket { Number = ticket.Number, Version = ticket.Version })).Ok);
        await house.Db(db => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlAsync(db.Database, $"UPDATE tickets SET Appeal_ReportedUnit = 'urban-management' WHERE Number = {ticket.Number.Value}"));
        var rows = (await unit.Ask(new MyNotices())).Value!.Rows;
        Assert.Equal([TicketAction.Urge, TicketAction.Dispatch], rows.Select(n => n.Action));
        Assert.All(rows, n => Assert.Null(n.Title));
    }
}
