using Bunit;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Tests.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Notifications;
using Hotline.Web.Operations;
using Hotline.Web.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Operations;

/// <summary>What the page of operations says is what is so: facts from the running service, and where a fact becomes an alarm.</summary>
public sealed class ServiceStateTests : Stage
{
    private const long gigabyte = 1L << 30;
    private static readonly WatchStanding patrol = new("Patrol", Now, 0);

    private static readonly ServiceReport well = new(
        Now, null, gigabyte / 4, 20 * gigabyte, "20261123-1", null, 3, 0, null, new BackupStanding(TimeSpan.FromDays(1), Now.AddHours(-6)), [patrol]);

    [Fact]
    public async Task The_facts_come_from_the_running_service()
    {
        await using var house = await House.Open();
        var watches = house.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<MinuteWatch>().ToList();
        await watches.Single(w => w.GetType().Name == "ComplaintWatch").Watch(default);
        var before = (await house.As(Role.SystemAdministrator).Ask(new ServiceState())).Value!;
        Assert.Equal((house.Clock.Now, 0, null), (before.At, before.Waiting, before.OldestWaiting));
        Assert.True(before is { StoreTrouble: null, StoreBytes: > 0, FreeBytes: > 0, Backup.Every: null });
        Assert.Equal(watches.Select(w => w.GetType().Name).Order(StringComparer.Ordinal), before.Watches.Select(w => w.Name));
        Assert.Equal(new WatchStanding("ComplaintWatch", house.Clock.Now.ToUniversalTime(), 0), before.Watches.Single(w => w.Name == "ComplaintWatch"));

        var ticket = await Given.Ticket(house);
        await house.Db(async db =>
        {
            db.OutboxMessages.Add(OutboxMessage.ToCitizen("k1", OutboxKind.Letter, ticket.Number, "陈**", "13800001234", "已受理。", house.Clock.Now, house.Clock.Now));
            db.OutboxMessages.Add(OutboxMessage.ToCitizen("k2", OutboxKind.Letter, ticket.Number, "陈**", "13800001234", "已受理。", house.Clock.Now, house.Clock.Now.AddMinutes(1)));
            return await db.SaveChangesAsync();
        });
        var after = (await house.As(Role.SystemAdministrator).Ask(new ServiceState())).Value!;
        Assert.Equal((2, house.Clock.Now), (after.Waiting - before.Waiting, after.OldestWaiting));
        Found.None(await Hotline.Tests.Data.QueryPlan.FullScans(house, () => house.As(Role.SystemAdministrator).Ask(new ServiceState()), "outbox_messages"));
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.SecurityAdministrator).Ask(new ServiceState())).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Dispatcher).Ask(new ServiceState())).Kind);
    }

    [Fact]
    public void The_newest_whole_backup_counts_and_none_of_a_day_to_come()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-operations").FullName;
        try
        {
            var settings = Settings(directory);
            Assert.Equal(new BackupStanding(TimeSpan.FromDays(1), null), ServiceState.Backups(settings, Now));
            foreach (var name in new[] { "hotline-20261120-183000", "hotline-20261121-183000-manual", "hotline-20261122-183000.partial", "hotline-20270101-183000", "other" })
            {
                Directory.CreateDirectory(Path.Combine(directory, name));
            }

            Assert.Equal(new DateTimeOffset(2026, 11, 21, 18, 30, 0, TimeSpan.Zero), ServiceState.Backups(settings, Now).Last);
            Assert.Equal(new BackupStanding(null, null), ServiceState.Backups(Settings(""), Now));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public void Facts_become_alarms_at_their_bounds()
    {
        Standing[] All(ServiceReport now) => [Standings.Store(now), Standings.Disk(now), Standings.Model(now), Standings.Messages(now), Standings.Backup(now), .. now.Watches.Select(w => Standings.Watch(now, w))];
        Assert.All(All(well), s => Assert.Equal(Standing.Good, s));
        Assert.Equal(Standing.Broken, Standings.Store(well with { StoreTrouble = "disk-full" }));
        Assert.Equal([Standing.Good, Standing.Attention, Standing.Attention, Standing.Broken], new[] { 5 * gigabyte, (5 * gigabyte) - 1, Standings.LastBytes, Standings.LastBytes - 1 }.Select(free => Standings.Disk(well with { FreeBytes = free })));
        Assert.Equal(Standing.Attention, Standings.Disk(well with { StoreBytes = 11 * gigabyte }));
        Assert.Equal(Standing.Attention, Standings.Model(well with { UnreadableModel = "20261123-2" }));
        Assert.Equal(Standing.Broken, Standings.Model(well with { Model = null }));
        Assert.Equal(
            [Standing.Good, Standing.Attention, Standing.Broken],
            new[] { TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(31), TimeSpan.FromHours(25) }.Select(age => Standings.Messages(well with { Waiting = 1, OldestWaiting = Now - age })));
        Assert.Equal(
            [Standing.Good, Standing.Broken, Standing.Broken, Standing.Broken, Standing.Attention],
            new BackupStanding[] { new(TimeSpan.FromDays(1), Now.AddHours(-26)), new(TimeSpan.FromDays(1), Now.AddHours(-26.1)), new(TimeSpan.FromHours(1), null), new(TimeSpan.FromHours(1), null, Readable: false), new(null, null) }
                .Select(backup => Standings.Backup(well with { Backup = backup })));
        Assert.Equal(
            [Standing.Good, Standing.Broken, Standing.Attention, Standing.Waiting, Standing.Broken],
            new WatchStanding[] { new("x", Now.AddMinutes(-5), 5), new("x", Now.AddMinutes(-6), 0), new("x", Now.AddMinutes(6), 0), new("x", null, 0), new("x", null, 1) }.Select(watch => Standings.Watch(well, watch)));
    }

    [Fact]
    public void The_page_says_what_is_wrong_first_and_what_to_do_and_looks_again_every_minute()
    {
        var now = well;
        var minutes = new Minutes();
        Services.AddSingleton<TimeProvider>(minutes);
        Door.Answers<ServiceState>(_ => now);
        var page = Render<OperationsPage>();
        Assert.Contains("一切正常", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Contains("20.0 GB", page.Markup, StringComparison.Ordinal);
        Assert.Contains("督办巡检", page.Markup, StringComparison.Ordinal);

        now = well with { StoreTrouble = "disk-full", FreeBytes = 0, Waiting = 4, OldestWaiting = Now.AddHours(-1), Backup = new BackupStanding(null, null) };
        minutes.Pass();
        page.WaitForAssertion(() => Assert.Contains("有 2 项故障", page.Find(".notice.error").TextContent, StringComparison.Ordinal));
        Assert.Contains("磁盘满了", page.Markup, StringComparison.Ordinal);
        Assert.Contains("短信网关不通", page.Markup, StringComparison.Ordinal);

        now = well;
        page.Find("button").Click();
        page.WaitForAssertion(() => Assert.Contains("一切正常", page.Find(".notice").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_watch_and_every_trouble_has_its_word()
    {
        var words = Resx.Read("Hotline.Web/Operations/OperationsWords.resx");
        var watches = typeof(MinuteWatch).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(MinuteWatch))).Select(t => $"Watch.{t.Name}");
        Found.None(watches.Concat(Enum.GetNames<Standing>().Select(s => $"Standing.{s}")).Concat(new[] { "disk-full", "read-only", "unavailable" }.Select(why => $"Store.{why}")).Where(key => !words.ContainsKey(key)));
    }

    private static BackupSettings Settings(string directory)
    {
        var configuration = new ConfigurationManager();
        configuration["Hotline:Backup:Directory"] = directory;
        return new BackupSettings(configuration);
    }

    private sealed class Minutes : TimeProvider
    {
        private readonly List<Action> due = [];

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(TimeSpan.FromMinutes(1), period);
            due.Add(() => callback(state));
            return new TestClock(Now).CreateTimer(callback, state, dueTime, period);
        }

        public void Pass() => due.ForEach(callback => callback());
    }
}
