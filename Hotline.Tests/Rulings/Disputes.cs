using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Hotline.Web.Platform;
using Hotline.Web.Rulings;
using Xunit;

namespace Hotline.Tests.Rulings;

/// <summary>Tickets that go to and fro, walked through the door.</summary>
internal sealed class Disputes(House house)
{
    public async Task<Ticket> Dispatched(string unit = "urban-management", Func<Appeal, Appeal>? with = null) => await Given.Ticket(house, TicketState.Dispatched, unit, with);

    public Task<Ticket> Ask(Ticket ticket, string unit = "urban-management", Role by = Role.Liaison, string suggested = "environment") => Do(house.As(by, unit), ticket, new AskReturn
    {
        Number = ticket.Number, Version = ticket.Version, ReasonCode = "not-ours", Reason = "油烟归生态环境部门", Basis = "《大气污染防治法》第八十一条", SuggestedUnit = suggested,
    });

    public Task<Ticket> Refuse(Ticket ticket) => Do(house.As(Role.Dispatcher), ticket, new RefuseReturn { Number = ticket.Number, Version = ticket.Version, Note = "目录写明由贵单位主办" });

    public Task<Ticket> Grant(Ticket ticket, string to) => Do(house.As(Role.Dispatcher), ticket, new GrantReturn { Number = ticket.Number, Version = ticket.Version, Category = "0101", Lead = to });

    public Task<Ticket> Dispute(Ticket ticket, string unit = "urban-management") =>
        Do(house.As(Role.Liaison, unit), ticket, new DisputeReturn { Number = ticket.Number, Version = ticket.Version, Argument = "三定方案未列此项" });

    /// <summary>Asked, refused, disputed.</summary>
    public async Task<Ticket> Disputed(string unit = "urban-management", Func<Appeal, Appeal>? with = null) => await Dispute(await Refuse(await Ask(await Dispatched(unit, with), unit)), unit);

    public static RuleOnReturn Ruling(Ticket ticket, string to = "environment", string area = "", bool once = false) => new()
    {
        Number = ticket.Number, Version = ticket.Version, Category = "0101", Lead = to, Grounds = "油烟扰民由生态环境部门监管", Basis = "《大气污染防治法》第八十一条", Area = area, ThisCaseOnly = once,
    };

    public static UpholdDispatch Stay(Ticket ticket, string area = "", bool once = false) =>
        new() { Number = ticket.Number, Version = ticket.Version, Grounds = "占道经营由城管部门主管", Basis = "三定方案", Area = area, ThisCaseOnly = once };

    public Task<Ticket> Rule(Ticket ticket, ITicketCommand ruling) => Do(house.As(Role.Supervisor), ticket, ruling);

    private async Task<Ticket> Do(Desk by, Ticket ticket, ICommand command)
    {
        var outcome = await by.Run(command);
        Assert.True(outcome.Ok, $"{command}: {outcome}");
        return await house.Ticket(ticket.Number);
    }
}
