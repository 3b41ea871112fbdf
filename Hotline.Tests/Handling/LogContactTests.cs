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

public sealed class LogContactTests
{
    [Theory]
    [InlineData(true, "✓ 约好今晚上门")]
    [InlineData(false, "✗ 约好今晚上门")]
    public async Task An_attempt_is_kept_reached_or_not_and_stops_the_first_contact_clock(bool reached, string kept)
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        var outcome = await house.As(Role.Liaison, "urban-management").Run(new LogContact { Number = ticket.Number, Version = ticket.Version, Reached = reached, Note = " 约好今晚上门 " });
        Assert.True(outcome.Ok, outcome.ToString());
        var after = await house.Ticket(ticket.Number);
        Assert.Equal(kept, after.Events[^1].Note);
        Assert.NotNull(after.LeadAssignment!.ContactedAt);
    }

    [Fact]
    public async Task An_attempt_without_a_word_about_it_is_no_attempt()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        var outcome = await house.As(Role.Liaison, "urban-management").Run(new LogContact { Number = ticket.Number, Version = ticket.Version, Note = " " });
        Assert.Equal(new FieldError("Note", "ContactMissing"), Assert.Single(outcome.Fields!));
    }

    [Fact]
    public async Task Nobody_contacts_the_citizen_for_another_unit_or_after_the_reply()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Liaison, "education").Run(new LogContact { Number = ticket.Number, Version = ticket.Version, Note = "x" })).Kind);
        var replied = await Given.Ticket(house, TicketState.UnderReview);
        Assert.Equal(RefusalCode.NoSuchStep, (await house.As(Role.Liaison, "urban-management").Run(new LogContact { Number = replied.Number, Version = replied.Version, Note = "x" })).Code);
        Assert.Equal(OutcomeKind.Stale, (await house.As(Role.Liaison, "urban-management").Run(new LogContact { Number = ticket.Number, Version = ticket.Version + 1, Note = "x" })).Kind);
    }
}
