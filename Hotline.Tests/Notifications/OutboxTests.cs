using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Hotline.Web.Intake;
using Hotline.Web.Notifications;
using Hotline.Web.Platform;
using Hotline.Web.Roster;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Notifications;

public sealed class OutboxTests
{
    private const string unit = "urban-management";
    private static readonly DateTimeOffset night = new(2026, 11, 25, 22, 15, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("2026-11-25T22:15", Urgency.Urgent, 1)] // a working day's night
    [InlineData("2026-11-28T10:00", Urgency.Critical, 1)] // Saturday
    [InlineData("2026-10-01T10:00", Urgency.Urgent, 1)] // National Day, a Thursday
    [InlineData("2026-10-10T10:00", Urgency.Urgent, 0)] // a Saturday on which people work
    [InlineData("2026-11-25T12:30", Urgency.Critical, 0)] // the break at noon
    [InlineData("2026-11-25T17:30", Urgency.Urgent, 1)] // work has just ended
    [InlineData("2026-11-25T17:29", Urgency.Urgent, 0)]
    [InlineData("2026-11-25T22:15", Urgency.Normal, 0)]
    public async Task The_person_on_duty_is_told_of_an_urgent_ticket_out_of_hours(string at, Urgency urgency, int messages)
    {
        await using var house = await House.Open();
        house.Clock.Now = new DateTimeOffset(DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
        await Roster(house, "何值班", "13900000001");
        var ticket = await Dispatched(house, urgency);
        var rows = (await house.As(Role.Dispatcher).Ask(new OutboxList())).Value!.Rows;
        Assert.Equal(messages, rows.Count);
        Assert.All(rows, r => Assert.Equal((OutboxState.ToPhone, "何值班", "13900000001", ticket), (r.State, r.RecipientName, r.Recipient, r.Ticket)));
        // Not a word of the caller's.
        Assert.All(rows, r => Assert.Equal($"【12345热线】{(urgency == Urgency.Urgent ? "急件" : "特急件")}工单 {ticket} 已派到{house.City.UnitName(new(unit))}，请立即登录系统签收办理。", r.Text));
    }

    [Fact]
    public async Task Nobody_on_duty_is_a_notice_to_the_dispatchers()
    {
        await using var house = await House.Open();
        house.Clock.Now = night;
        await Dispatched(house, Urgency.Urgent);
        Assert.Empty((await house.As(Role.Dispatcher).Ask(new OutboxList())).Value!.Rows);
        var told = Assert.Single((await house.As(Role.Dispatcher).Ask(new MyNotices())).Value!.Rows);
        Assert.Equal((NoticeTopic.NobodyOnDuty, unit), (told.Topic, told.Unit?.Value));
        Assert.DoesNotContain((await house.As(Role.Liaison, unit).Ask(new MyNotices())).Value!.Rows, n => n.Topic is not null);
    }

    [Fact]
    public async Task A_dispatch_that_is_refused_writes_to_nobody()
    {
        await using var house = await House.Open();
        house.Clock.Now = night;
        await Roster(house, "何值班", "13900000001");
        var ticket = await Given.Ticket(house, with: a => a with { Urgency = Urgency.Urgent });
        Assert.False((await house.As(Role.Dispatcher).Run(new DispatchTicket { Number = ticket.Number, Version = ticket.Version + 1, Category = "0101", Lead = unit })).Ok);
        Assert.Empty((await house.As(Role.Dispatcher).Ask(new OutboxList())).Value!.Rows);
    }

    [Fact]
    public async Task A_message_is_sent_once_with_its_key_and_the_secret()
    {
        using var gateway = new FakeGateway();
        await using var house = await House.Open(gateway.Settings);
        house.Clock.Now = night;
        await Roster(house, "何值班", "13900000001");
        await Dispatched(house, Urgency.Urgent);
        var courier = house.Services.GetRequiredService<OutboxCourier>();
        await courier.Round(CancellationToken.None);
        house.Clock.Advance(TimeSpan.FromHours(1));
        await courier.Round(CancellationToken.None);
        var (key, secret, to, _) = Assert.Single(gateway.Got);
        Assert.Equal((32, "geheim", "13900000001"), (key.Length, secret, to));
        Assert.Equal(OutboxState.Sent, Assert.Single((await house.As(Role.Dispatcher).Ask(new OutboxList(Settled: true))).Value!.Rows).State);
    }

    [Fact]
    public async Task Days_of_a_dead_gateway_and_a_restart_lose_nothing()
    {
        using var gateway = new FakeGateway { Answer = 503 };
        var house = await House.Open(gateway.Settings);
        house.Clock.Now = night;
        await Roster(house, "何值班", "13900000001");
        await Dispatched(house, Urgency.Urgent);
        var courier = house.Services.GetRequiredService<OutboxCourier>();
        var tries = new List<int>();
        for (var minute = 0; minute < 3 * 24 * 60; minute += minute < 120 ? 1 : 30)
        {
            house.Clock.Now = night.AddMinutes(minute);
            await courier.Round(CancellationToken.None);
            tries.AddRange(Enumerable.Repeat(minute, gateway.Got.Count - tries.Count));
        }

        // 1, 2, 4, 8, 16 minutes, then every half hour.
        Assert.Equal([0, 1, 3, 7, 15, 31, 61, 91], tries.Take(8));
        Assert.Equal(OutboxState.Waiting, Assert.Single((await house.As(Role.Dispatcher).Ask(new OutboxList())).Value!.Rows).State);
        // The same store in another process, as after a kill: the first one's connections stay as they are.
        gateway.Answer = 200;
        await using var after = await House.Open(gateway.Settings, house.Folder);
        after.Clock.Now = night.AddDays(4);
        await after.Services.GetRequiredService<OutboxCourier>().Round(CancellationToken.None);
        Assert.Single(gateway.Got.Select(g => g.Key).Distinct());
        Assert.Empty((await after.As(Role.Dispatcher).Ask(new OutboxList())).Value!.Rows);
    }

    [Fact]
    public async Task Killed_between_sending_and_keeping_it_is_sent_again_under_the_same_key()
    {
        using var gateway = new FakeGateway();
        await using var house = await House.Open(gateway.Settings);
        house.Clock.Now = night;
        await Roster(house, "何值班", "13900000001");
        await Dispatched(house, Urgency.Urgent);
        var due = Assert.Single((await house.System.Ask(new DueMessages())).Value!);
        Assert.Equal(Delivery.Sent, (await house.Services.GetRequiredService<SmsGateway>().Send(due, CancellationToken.None)).Delivery);
        // Here the process dies: nothing was kept.
        await house.Services.GetRequiredService<OutboxCourier>().Round(CancellationToken.None);
        Assert.Equal(2, gateway.Got.Count);
        Assert.Equal(gateway.Got[0].Key, gateway.Got[1].Key);
    }

    [Fact]
    public async Task A_message_the_gateway_refuses_ends_in_the_list_and_can_be_sent_anew()
    {
        using var gateway = new FakeGateway { Answer = 422 };
        await using var house = await House.Open(gateway.Settings);
        house.Clock.Now = night;
        await Roster(house, "何值班", "13900000001");
        await Dispatched(house, Urgency.Urgent);
        var courier = house.Services.GetRequiredService<OutboxCourier>();
        for (var minute = 0; minute < 200; minute++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            await courier.Round(CancellationToken.None);
        }

        Assert.Equal(5, gateway.Got.Count);
        var dispatcher = house.As(Role.Dispatcher);
        var row = Assert.Single((await dispatcher.Ask(new OutboxList())).Value!.Rows);
        Assert.Equal((OutboxState.Rejected, "HTTP 422"), (row.State, row.LastError));
        Assert.Single((await dispatcher.Ask(new MyNotices())).Value!.Rows, n => n.Topic == NoticeTopic.AlertRejected);
        gateway.Answer = 200;
        Assert.True((await dispatcher.Run(new SendAgain(row.Id))).Ok);
        await courier.Round(CancellationToken.None);
        Assert.Empty((await dispatcher.Ask(new OutboxList())).Value!.Rows);
        Assert.Equal(RefusalCode.MessageSettled, (await dispatcher.Run(new SendAgain(row.Id))).Code);
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_is_no_refusal()
    {
        var dead = new FakeGateway();
        dead.Dispose();
        await using var house = await House.Open(dead.Settings);
        house.Clock.Now = night;
        await Roster(house, "何值班", "13900000001");
        await Dispatched(house, Urgency.Urgent);
        await house.Services.GetRequiredService<OutboxCourier>().Round(CancellationToken.None);
        var row = Assert.Single((await house.As(Role.Dispatcher).Ask(new OutboxList())).Value!.Rows);
        Assert.Equal((OutboxState.Waiting, 1, night.AddMinutes(1)), (row.State, row.Attempts, row.NextTryAt));
    }

    [Fact]
    public async Task Without_a_gateway_somebody_telephones_and_says_so()
    {
        await using var house = await House.Open();
        house.Clock.Now = night;
        await Roster(house, "何值班", "13900000001");
        await Dispatched(house, Urgency.Urgent);
        var desk = house.As(Role.Operator);
        var row = Assert.Single((await desk.Ask(new OutboxList())).Value!.Rows);
        Assert.Equal(1, (await desk.Ask(new Workload())).Value!.Single(w => w.Path == "/console/outbox").Count);
        Assert.Equal(RefusalCode.NoGateway, (await desk.Run(new SendAgain(row.Id))).Code);
        Assert.True((await desk.Run(new MarkPhoned(row.Id))).Ok);
        var settled = Assert.Single((await desk.Ask(new OutboxList(Settled: true))).Value!.Rows);
        Assert.Equal((OutboxState.Phoned, desk.Account.Name), (settled.State, settled.SettledByName));
        Assert.Equal(RefusalCode.MessageSettled, (await desk.Run(new MarkPhoned(row.Id))).Code);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, unit).Ask(new OutboxList())).Kind);
    }

    [Fact]
    public async Task What_the_unit_has_signed_is_not_sent_any_more()
    {
        using var gateway = new FakeGateway { Answer = 503 };
        await using var house = await House.Open(gateway.Settings);
        house.Clock.Now = night;
        await Roster(house, "何值班", "13900000001");
        var number = await Dispatched(house, Urgency.Urgent);
        var courier = house.Services.GetRequiredService<OutboxCourier>();
        await courier.Round(CancellationToken.None);
        Assert.True((await house.As(Role.Liaison, unit).Run(new AcceptTicket { Number = number, Version = (await house.Ticket(number)).Version })).Ok);
        house.Clock.Advance(TimeSpan.FromHours(1));
        await courier.Round(CancellationToken.None);
        Assert.Single(gateway.Got);
        Assert.Equal(OutboxState.Dropped, Assert.Single((await house.As(Role.Dispatcher).Ask(new OutboxList(Settled: true))).Value!.Rows).State);
    }

    [Fact]
    public async Task A_critical_ticket_nobody_signs_goes_to_the_next_on_duty_once()
    {
        await using var house = await House.Open();
        house.Clock.Now = night;
        await Roster(house, "何值班", "13900000001");
        await Roster(house, "罗带班", "13900000002");
        await Dispatched(house, Urgency.Critical);
        var courier = house.Services.GetRequiredService<OutboxCourier>();
        foreach (var minutes in new[] { 14, 1, 1, 60 })
        {
            house.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await courier.Round(CancellationToken.None);
            Assert.Equal(minutes == 14 ? 1 : 2, (await house.As(Role.Dispatcher).Ask(new OutboxList())).Value!.Rows.Count);
        }

        Assert.Equal("罗带班", (await house.As(Role.Dispatcher).Ask(new OutboxList())).Value!.Rows[^1].RecipientName);
    }

    [Fact]
    public async Task A_ticket_that_becomes_urgent_on_the_units_desk_is_told_once()
    {
        await using var house = await House.Open();
        house.Clock.Now = night;
        await Roster(house, "何值班", "13900000001");
        var number = await Dispatched(house, Urgency.Normal);
        foreach (var title in new[] { "第一次", "第二次" })
        {
            await house.Db(async db =>
            {
                var ticket = await db.Load(number, CancellationToken.None);
                ticket.Amend(ticket.Appeal with { Urgency = Urgency.Urgent, Title = title }, new Stamp(Given.Someone, house.Clock.Now));
                return await db.SaveChangesAsync();
            });
        }

        Assert.Single((await house.As(Role.Dispatcher).Ask(new OutboxList())).Value!.Rows);
    }

    [Fact]
    public async Task The_courier_reads_indexes()
    {
        await using var house = await House.Open();
        await house.Db(async db =>
        {
            Assert.DoesNotContain("SCAN", await QueryPlan.Of(db, db.OutboxMessages.Where(m => m.NextTryAt <= night).OrderBy(m => m.NextTryAt).Take(20)), StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN", await QueryPlan.Of(db, db.OutboxMessages.Where(m => m.EscalateAt <= night).OrderBy(m => m.EscalateAt).Take(20)), StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN", await QueryPlan.Of(db, db.OutboxMessages.Unsettled().OrderBy(m => m.Id).Take(20)), StringComparison.Ordinal);
            return 0;
        });
    }

    private static async Task Roster(House house, string name, string phone) => Assert.True((await house.As(Role.Liaison, unit).Run(new AddDuty
    {
        Unit = unit, Days = "每天", From = "00:00", To = "24:00", Name = name, Phone = phone, ValidFrom = "2026-01-01",
    })).Ok);

    private static async Task<TicketNumber> Dispatched(House house, Urgency urgency)
    {
        var ticket = await Given.Ticket(house, with: a => a with { Urgency = urgency });
        Assert.True((await house.As(Role.Dispatcher).Run(new DispatchTicket { Number = ticket.Number, Version = ticket.Version, Category = "0101", Lead = unit })).Ok);
        return ticket.Number;
    }
}
