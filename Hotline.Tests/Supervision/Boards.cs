using Hotline.Domain;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Deadlines;
using Hotline.Tests.Kit;
using Hotline.Web.Supervision;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Supervision;

/// <summary>A small city that can be counted by hand, on Monday 2026-11-23 at 09:00, after the patrol's round.</summary>
internal sealed class Boards(House house)
{
    private static int serial = 700_000;

    /// <summary>Urban management, due today at 17:30: yellow.</summary>
    internal TicketNumber Today { get; private set; }

    /// <summary>Environment, due on 11-02: red light, yellow and red card.</summary>
    internal TicketNumber Red { get; private set; }

    /// <summary>Urban management, due on 11-16: red light, yellow card.</summary>
    internal TicketNumber Carded { get; private set; }

    /// <summary>Nobody has it: no light.</summary>
    internal TicketNumber Waiting { get; private set; }

    /// <summary>Environment, unsigned, to be signed by tomorrow 17:30: no light.</summary>
    internal TicketNumber Unsigned { get; private set; }

    internal static async Task<Boards> Of(House house)
    {
        var city = new Boards(house);
        city.Today = await city.InHand("urban-management", "2026-11-02");
        city.Red = await city.InHand("environment", "2026-10-12");
        city.Carded = await city.InHand("urban-management", "2026-10-26");
        city.Waiting = (await Given.Ticket(house)).Number;
        city.Unsigned = (await Given.Ticket(house, TicketState.Dispatched, "environment")).Number;
        await city.Patrol();
        return city;
    }

    /// <summary>A complaint (15 working days) that a unit signed on that day at nine, and called the citizen.</summary>
    internal async Task<TicketNumber> InHand(string unit, string day, bool contacted = true, Func<Appeal, Appeal>? with = null, Action<Ticket, Stamp>? then = null)
    {
        var stamp = new Stamp(Given.Someone, DeadlineData.At($"{day}T09:00"));
        var ticket = Given.New(TicketNumber.Of(house.City.Day(stamp.At), Interlocked.Increment(ref serial)), (with ?? (a => a))(Given.Appeal()), stamp.At);
        ticket.Dispatch(new RoutingDecision(new CategoryCode("0101"), new DepartmentCode(unit), []), null, stamp);
        ticket.Accept(stamp);
        if (contacted)
        {
            ticket.LogContact(true, "已联系", stamp);
        }

        then?.Invoke(ticket, stamp);
        await house.Store(ticket);
        return ticket.Number;
    }

    internal Task<int> Patrol() => house.Services.GetRequiredService<Patrol>().Round(default);

    internal async Task<int> Version(TicketNumber number) => (await house.Ticket(number)).Version;
}
