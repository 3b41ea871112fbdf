using Hotline.Domain.Identity;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.Deadlines;
using Hotline.Tests.Kit;
using Hotline.Web.Intake;
using Hotline.Web.Supervision;
using Xunit;

namespace Hotline.Tests.Supervision;

public sealed class MorningListTests : IAsyncLifetime
{
    private House house = null!;
    private Boards city = null!;

    private Desk Supervisor => house.As(Role.Supervisor);

    public async Task InitializeAsync()
    {
        house = await House.Open();
        city = await Boards.Of(house);
    }

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task Whom_to_call_and_why()
    {
        var sheet = await Sheet();
        Assert.Equal([city.Today, city.Unsigned], sheet.Lines.Select(l => l.Number));
        Assert.Equal([CallReason.Answer, CallReason.Old], sheet.Lines[0].Call.Reasons);
        Assert.Equal([CallReason.Sign, CallReason.NotContacted], sheet.Lines[1].Call.Reasons);
        Assert.Equal((50, 25, 21), (sheet.Lines[0].Call.Points, sheet.Lines[1].Call.Points, sheet.Lines[0].Days));
        Assert.Equal((0, true, DeadlineData.At("2026-11-24T17:30")), (sheet.Left, sheet.MayUrge, sheet.Until));
    }

    [Fact]
    public async Task Whoever_cannot_be_called_is_not_missed()
    {
        var silent = await city.InHand("police", "2026-11-02", contacted: false, with: a => a with { Caller = a.Caller with { Anonymous = true } });
        var waiting = await city.InHand("police", "2026-11-02", contacted: false);
        var lines = (await Sheet()).Lines.ToDictionary(l => l.Number, l => l.Call.Reasons);
        Assert.DoesNotContain(CallReason.NotContacted, lines[silent]);
        Assert.Contains(CallReason.NotContacted, lines[waiting]);
    }

    [Fact]
    public async Task After_a_supervisors_urge_the_line_is_marked_and_sinks_and_comes_back_the_next_day()
    {
        Assert.True((await Supervisor.Run(new UrgeTicket { Number = city.Today, Version = await city.Version(city.Today) })).Ok);
        var sheet = await Sheet();
        Assert.Equal([city.Unsigned, city.Today], sheet.Lines.Select(l => l.Number));
        Assert.Equal((house.Clock.Now, Supervisor.Account.Name), (sheet.Lines[1].CalledAt!.Value, sheet.Lines[1].CalledBy));
        await house.As(Role.Supervisor).Run(new UrgeTicket { Number = city.Unsigned, Version = await city.Version(city.Unsigned) });
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(Assert.Single((await Sheet()).Lines).CalledAt);
    }

    [Fact]
    public async Task A_citizen_who_urges_makes_the_call_more_pressing_not_done()
    {
        Assert.True((await house.As(Role.Operator).Run(new UrgeTicket { Number = city.Unsigned, Version = await city.Version(city.Unsigned), Note = "又来电" })).Ok);
        var line = (await Sheet()).Lines.Single(l => l.Number == city.Unsigned);
        Assert.Null(line.CalledAt);
        Assert.Equal((30, true), (line.Call.Points, line.Call.Reasons.Contains(CallReason.Urged)));
    }

    [Fact]
    public async Task An_order_that_must_be_answered_tomorrow_brings_its_ticket_onto_the_list()
    {
        await Supervisor.Run(new OrderSupervision { Number = city.Red, Version = await city.Version(city.Red), Form = OrderForm.Platform, Text = "三日内办结" });
        Assert.DoesNotContain((await Sheet()).Lines, l => l.Number == city.Red);
        house.Clock.Advance(TimeSpan.FromDays(1));
        var line = Assert.Single((await Sheet()).Lines, l => l.Number == city.Red);
        Assert.Equal([CallReason.Order, CallReason.Old], line.Call.Reasons);
    }

    [Fact]
    public async Task Twenty_are_shown_and_the_others_counted()
    {
        for (var i = 0; i < 21; i++)
        {
            await city.InHand("police", "2026-11-02");
        }

        var sheet = await Sheet();
        Assert.Equal((20, 3), (sheet.Lines.Count, sheet.Left));
        Assert.DoesNotContain(sheet.Lines, l => l.Number == city.Unsigned);
    }

    [Fact]
    public async Task A_leader_reads_the_list_and_urges_nobody() => Assert.False((await house.As(Role.Leader).Ask(new MorningList())).Value!.MayUrge);

    private async Task<MorningSheet> Sheet() => (await Supervisor.Ask(new MorningList())).Value!;
}
