using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Platform;
using Xunit;

namespace Hotline.Tests.Dispatch;

public sealed class RedirectTicketTests
{
    [Fact]
    public async Task The_next_unit_gets_its_own_clock_and_the_overall_one_goes_on()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        house.Clock.Advance(TimeSpan.FromDays(2));
        var outcome = await house.As(Role.Dispatcher).Run(To(ticket, "education"));
        Assert.True(outcome.Ok, outcome.ToString());
        var after = await house.Ticket(ticket.Number);
        Assert.Equal((TicketState.Dispatched, new DepartmentCode("education")), (after.State, after.Lead!.Value));
        Assert.Equal(ticket.HandleDueAt, after.HandleDueAt);
        Assert.Equal(house.Clock.Now, after.LeadAssignment!.DispatchedAt);
        Assert.NotNull(after.Assignments[0].RelievedAt);
    }

    [Fact]
    public async Task A_pending_request_lapses_with_the_redirect()
    {
        await using var house = await House.Open();
        var ticket = await Asked.Return(house, TicketState.Dispatched);
        Assert.True((await house.As(Role.Dispatcher).Run(To(ticket, "education"))).Ok);
        Assert.Equal(UnitRequestState.Lapsed, (await house.Ticket(ticket.Number)).Requests[0].State);
    }

    [Fact]
    public async Task The_same_unit_the_unit_it_is_about_and_a_dissolved_one_are_refused()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand, with: a => a with { ReportedUnit = new DepartmentCode("education") });
        var dispatcher = house.As(Role.Dispatcher);
        Assert.Equal(RefusalCode.SameUnit, (await dispatcher.Run(To(ticket, "urban-management"))).Code);
        Assert.Equal(RefusalCode.ReportAboutTheUnit, (await dispatcher.Run(To(ticket, "education"))).Code);
        Assert.Equal(RefusalCode.UnknownUnit, (await dispatcher.Run(To(ticket, "gardens"))).Code);
        Assert.Equal(RefusalCode.UnknownUnit, (await dispatcher.Run(To(ticket, "nowhere"))).Code);
        Assert.Equal(RefusalCode.UnknownUnit, (await dispatcher.Run(To(ticket, "centre"))).Code);
    }

    [Fact]
    public async Task A_reason_is_asked_for_an_old_version_is_stale_and_a_unit_may_not_redirect()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        Assert.Equal(new FieldError("Note", "NoteMissing"), Assert.Single((await house.As(Role.Dispatcher).Run(To(ticket, "education") with { Note = "" })).Fields!));
        Assert.Equal(OutcomeKind.Stale, (await house.As(Role.Dispatcher).Run(To(ticket, "education") with { Version = 1 })).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, "urban-management").Run(To(ticket, "education"))).Kind);
    }

    private static RedirectTicket To(Ticket ticket, string unit) => new() { Number = ticket.Number, Version = ticket.Version, Category = "0101", Lead = unit, Note = "职责调整" };
}
