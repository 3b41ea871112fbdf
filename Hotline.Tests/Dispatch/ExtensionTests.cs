using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Hotline.Web.Platform;
using Xunit;

namespace Hotline.Tests.Dispatch;

public sealed class ExtensionTests
{
    [Fact]
    public async Task Granted_the_overall_due_date_moves_by_that_many_working_days()
    {
        await using var house = await House.Open();
        var ticket = await Asked.Extension(house, 5);
        Assert.Equal(new DateTimeOffset(2026, 12, 14, 17, 30, 0, TimeSpan.FromHours(8)), ticket.HandleDueAt);
        Assert.True((await house.As(Role.Dispatcher).Run(new GrantExtension { Number = ticket.Number, Version = ticket.Version, Told = "路面施工要等天晴。" })).Ok);
        Assert.Equal(new DateTimeOffset(2026, 12, 21, 17, 30, 0, TimeSpan.FromHours(8)), (await house.Ticket(ticket.Number)).HandleDueAt);
    }

    [Fact]
    public async Task Refused_the_due_date_stays()
    {
        await using var house = await House.Open();
        var ticket = await Asked.Extension(house);
        var dispatcher = house.As(Role.Dispatcher);
        Assert.Equal(OutcomeKind.Invalid, (await dispatcher.Run(new RefuseExtension { Number = ticket.Number, Version = ticket.Version })).Kind);
        Assert.True((await dispatcher.Run(new RefuseExtension { Number = ticket.Number, Version = ticket.Version, Note = "可以按期" })).Ok);
        var after = await house.Ticket(ticket.Number);
        Assert.Equal((ticket.HandleDueAt, UnitRequestState.Refused), (after.HandleDueAt, after.Requests[0].State));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(-3, null)]
    [InlineData(11, RefusalCode.ExtensionTooLong)]
    public async Task As_many_days_as_the_rules_give_and_no_more(int days, RefusalCode? refused)
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var outcome = await house.As(Role.Liaison, "urban-management").Run(new AskExtension { Number = ticket.Number, Version = ticket.Version, Days = days, Reason = "需要检测" });
        Assert.Equal((refused is null ? OutcomeKind.Invalid : OutcomeKind.Refused, refused), (outcome.Kind, outcome.Code));
    }

    [Fact]
    public async Task Once_only_in_time_only_and_not_beside_another_request()
    {
        await using var house = await House.Open();
        var liaison = house.As(Role.Liaison, "urban-management");
        var ticket = await Asked.Extension(house);
        Assert.Equal(RefusalCode.RequestPending, (await liaison.Run(Ask(ticket))).Code);
        Assert.True((await house.As(Role.Dispatcher).Run(new GrantExtension { Number = ticket.Number, Version = ticket.Version, Told = "路面施工要等天晴。" })).Ok);
        Assert.Equal(RefusalCode.TooManyExtensions, (await liaison.Run(Ask(await house.Ticket(ticket.Number)))).Code);

        var late = await Given.Ticket(house, TicketState.InHand);
        house.Clock.Now = late.HandleDueAt!.Value.AddMinutes(1);
        Assert.Equal(RefusalCode.ExtensionTooLate, (await liaison.Run(Ask(late))).Code);
    }

    [Fact]
    public async Task Before_signing_there_is_nothing_to_extend_and_strangers_do_not_ask()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        Assert.Equal(RefusalCode.NoSuchStep, (await house.As(Role.Liaison, "urban-management").Run(Ask(ticket))).Code);
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Liaison, "education").Run(Ask(ticket))).Kind);
        Assert.Equal(OutcomeKind.Stale, (await house.As(Role.Liaison, "urban-management").Run(Ask(ticket) with { Version = 0 })).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, "urban-management").Run(new GrantExtension { Number = ticket.Number, Version = ticket.Version, Told = "路面施工要等天晴。" })).Kind);
        Assert.Equal(RefusalCode.NoSuchStep, (await house.As(Role.Dispatcher).Run(new GrantExtension { Number = ticket.Number, Version = ticket.Version, Told = "路面施工要等天晴。" })).Code);
    }

    private static AskExtension Ask(Ticket ticket) => new() { Number = ticket.Number, Version = ticket.Version, Days = 3, Reason = "需要检测" };
}
