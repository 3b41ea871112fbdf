using System.Diagnostics;
using System.Net;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Complaints;
using Hotline.Web.Operations;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Hotline.Web.PublicPortal;
using Hotline.Web.Tickets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Operations;

public sealed class MetricsTests
{
    [Fact]
    public async Task Every_request_is_counted_once_by_name_and_outcome()
    {
        await using var house = await House.Open();
        var text = house.Services.GetRequiredService<PrometheusText>();
        var ticket = await Given.Ticket(house);
        for (var at = 0; at < 3; at++)
        {
            Assert.True((await house.As(Role.Dispatcher).Ask(new TicketDetails(ticket.Number))).Ok);
        }

        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Liaison, "housing").Ask(new TicketDetails(ticket.Number))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.SystemAdministrator).Ask(new TicketDetails(ticket.Number))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, "housing").Run(new MarkLateComplaints())).Kind);
        Assert.True((await house.System.Run(new MarkLateComplaints())).Ok);

        var said = MetricsText.Parse(text.Write());
        Assert.Equal(3, said.Value("hotline_requests_total", ("request", "TicketDetails"), ("outcome", "Done")));
        Assert.Equal(1, said.Value("hotline_requests_total", ("request", "TicketDetails"), ("outcome", "NotFound")));
        Assert.Equal(1, said.Value("hotline_requests_total", ("request", "TicketDetails"), ("outcome", "Forbidden")));
        Assert.Equal(1, said.Value("hotline_requests_total", ("request", "MarkLateComplaints"), ("outcome", "Done")));
        Assert.Equal(7, said.Samples.Where(s => s.Name == "hotline_requests_total").Sum(s => s.Value));
        Assert.Equal(5, said.Value("hotline_request_duration_seconds_count", ("kind", "question")));
        Assert.Equal(2, said.Value("hotline_request_duration_seconds_count", ("kind", "command")));
        // Two refusals were written to the trail, and one change.
        Assert.Equal(3, said.Value("hotline_write_gate_wait_seconds_count"));
        Assert.Equal("counter", said.Kinds["hotline_requests_total"]);
    }

    [Fact]
    public async Task Buckets_grow_to_the_count()
    {
        await using var house = await House.Open();
        var text = house.Services.GetRequiredService<PrometheusText>();
        var meter = house.Services.GetRequiredService<DoorMeter>();
        var one = meter.Meter.CreateHistogram("hotline.trial", "s", "A \\ trial\nof two lines.", null, new System.Diagnostics.Metrics.InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2, 5] });
        foreach (var value in (double[])[0.5, 1, 1.5, 7, 100])
        {
            one.Record(value, new KeyValuePair<string, object?>("odd", "a\"b\\c\nd"));
        }

        var said = MetricsText.Parse(text.Write());
        var buckets = said.Samples.Where(s => s.Name == "hotline_trial_seconds_bucket").ToList();
        Assert.Equal(["1", "2", "5", "+Inf"], buckets.Select(b => b.Labels["le"]));
        Assert.Equal([2, 3, 3, 5], buckets.Select(b => b.Value));
        Assert.All(buckets, b => Assert.Equal("""a\"b\\c\nd""", b.Labels["odd"]));
        Assert.Equal(110, said.Samples.Single(s => s.Name == "hotline_trial_seconds_sum").Value);
        Assert.Equal(5, said.Samples.Single(s => s.Name == "hotline_trial_seconds_count").Value);
    }

    [Fact]
    public async Task Two_houses_do_not_count_each_others_visitors()
    {
        await using var house = await House.Open();
        await using var other = await House.Open();
        var text = house.Services.GetRequiredService<PrometheusText>();
        await other.As(Role.Dispatcher).Ask(new Workload());
        Assert.DoesNotContain("Workload", text.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_that_fails_is_seen()
    {
        await using var house = await House.Open();
        house.Services.GetRequiredService<ServiceGauges>();
        var text = house.Services.GetRequiredService<PrometheusText>();
        var watch = house.Services.GetRequiredService<ComplaintWatch>();
        Assert.DoesNotContain("hotline_watch_last_success_timestamp_seconds{watch=\"ComplaintWatch\"}", text.Write(), StringComparison.Ordinal);

        await watch.Watch(CancellationToken.None);
        var well = MetricsText.Parse(text.Write());
        Assert.Equal(0, well.Value("hotline_watch_failures_total", ("watch", "ComplaintWatch")));
        Assert.Equal(house.Clock.Now.ToUnixTimeSeconds(), well.Value("hotline_watch_last_success_timestamp_seconds", ("watch", "ComplaintWatch")));

        await Spoil(house, "ALTER TABLE handling_complaints RENAME TO Gone");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await watch.Watch(CancellationToken.None);
        await watch.Watch(CancellationToken.None);
        var ill = MetricsText.Parse(text.Write());
        Assert.Equal(2, ill.Value("hotline_watch_failures_total", ("watch", "ComplaintWatch")));
        Assert.Equal(well.Value("hotline_watch_last_success_timestamp_seconds", ("watch", "ComplaintWatch")), ill.Value("hotline_watch_last_success_timestamp_seconds", ("watch", "ComplaintWatch")));
        Assert.Equal(2, ill.Value("hotline_requests_total", ("request", "MarkLateComplaints"), ("outcome", "Failed")));

        await Spoil(house, "ALTER TABLE Gone RENAME TO handling_complaints");
        await watch.Watch(CancellationToken.None);
        Assert.Equal(house.Clock.Now.ToUnixTimeSeconds(), MetricsText.Parse(text.Write()).Value("hotline_watch_last_success_timestamp_seconds", ("watch", "ComplaintWatch")));
    }

    [Fact]
    public async Task A_request_leaves_an_activity_without_anything_personal()
    {
        var heard = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == DoorMeter.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (heard)
                {
                    heard.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house);
        using var mine = new Activity("test").Start();
        await house.As(Role.SecurityAdministrator).Ask(new TicketDetails(ticket.Number));
        mine.Stop();
        lock (heard)
        {
            // Other tests run beside this one: only what lies below the own activity counts.
            var one = Assert.Single(heard, a => a.TraceId == mine.TraceId);
            Assert.Equal("TicketDetails", one.DisplayName);
            Assert.Equal([new("hotline.request", "TicketDetails"), new("hotline.outcome", "Forbidden")], one.TagObjects);
        }
    }

    [Theory]
    [InlineData(null, "127.0.0.1", true)]
    [InlineData(null, "::1", true)]
    [InlineData(null, "::ffff:127.0.0.1", true)]
    [InlineData(null, "10.1.2.3", false)]
    [InlineData("10.1.2.0/24", "10.1.2.3", true)]
    [InlineData("10.1.2.0/24", "::ffff:10.1.2.3", true)]
    [InlineData("10.1.2.0/24", "10.1.3.3", false)]
    [InlineData("10.1.2.0/24", "127.0.0.1", false)]
    [InlineData("10.1.2.3, fd00::5", "fd00::5", true)]
    [InlineData("10.1.2.3, fd00::5", "10.1.2.4", false)]
    public void Only_those_on_the_list_may_read(string? list, string from, bool may)
    {
        var readers = new MetricsReaders(new ConfigurationBuilder().AddInMemoryCollection([new("Hotline:Metrics:Address", list)]).Build());
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        Assert.Equal(may, readers.Admit(context));
    }

    [Fact]
    public void The_list_may_be_a_list_and_nonsense_is_said()
    {
        var readers = new MetricsReaders(new ConfigurationBuilder().AddInMemoryCollection([new("Hotline:Metrics:Address:0", "10.0.0.1"), new("Hotline:Metrics:Address:1", "10.0.0.2")]).Build());
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("10.0.0.2");
        Assert.True(readers.Admit(context));
        var wrong = new ConfigurationBuilder().AddInMemoryCollection([new("Hotline:Metrics:Address", "all")]).Build();
        Assert.Contains("all", Assert.Throws<InvalidDataException>(() => new MetricsReaders(wrong)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_metrics_is_there_for_this_machine_only_and_names_nobody()
    {
        await using var site = new Site();
        var browser = await site.SignedIn("dispatcher");
        await browser.Go("/console");
        var citizen = site.Browse();
        await citizen.Go("/zh-CN/status");
        var text = await Body(await Get(site, "/metrics", IPAddress.Loopback), 200);
        var said = MetricsText.Parse(text);
        Assert.True(said.Value("hotline_requests_total", ("request", "SignIn"), ("outcome", "Done")) >= 1);
        Assert.Equal(1, said.Value("hotline_store_up"));
        Assert.Equal(1, said.Value("hotline_model_ready"));
        Assert.Equal(0, said.Value("hotline_circuits_open"));
        Assert.True(said.Value("hotline_outbox_waiting") >= 0);
        Assert.True(said.Value("hotline_store_size_bytes") > 10_000);
        Assert.True(said.Value("hotline_disk_free_bytes") > 0);
        Assert.Equal(10, said.Samples.Count(s => s.Name == "hotline_watch_failures_total"));
        Assert.Equal(["kind", "le", "outcome", "request", "watch"], said.Samples.SelectMany(s => s.Labels.Keys).Distinct().Order(StringComparer.Ordinal));
        foreach (var series in said.Samples.Where(s => s.Name.EndsWith("_bucket", StringComparison.Ordinal)).GroupBy(s => s.Name + s.Labels.GetValueOrDefault("kind")))
        {
            var values = series.Select(s => s.Value).ToList();
            Assert.Equal(values.Order(), values);
            Assert.Equal("+Inf", series.Last().Labels["le"]);
        }

        var accounts = await site.Db(db => Task.FromResult(db.Users.Select(u => u.UserName!).ToList()));
        Assert.NotEmpty(accounts);
        // Labels hold names of types and outcomes, nothing a person typed.
        Assert.All(said.Samples.SelectMany(s => s.Labels.Where(l => l.Key != "le")), label => Assert.Matches("^[A-Za-z]+$", label.Value));
        Assert.DoesNotContain(said.Samples.SelectMany(s => s.Labels.Values), accounts.Contains);

        await Body(await Get(site, "/metrics", IPAddress.Parse("203.0.113.9")), 404);
        await Body(await Get(site, "/metrics", IPAddress.Loopback, "X-Forwarded-For"), 404);
        await Body(await Get(site, "/metrics", null), 404);
    }

    [Fact]
    public async Task Alive_and_ready_are_two_questions()
    {
        await using var site = new Site();
        Assert.Contains("live", await Body(await Get(site, "/health/live", IPAddress.Parse("203.0.113.9")), 200), StringComparison.Ordinal);
        Assert.Equal(await Body(await Get(site, "/health", IPAddress.Loopback), 200), await Body(await Get(site, "/health/ready", IPAddress.Loopback), 200));

        await Spoil(Path.Combine(site.Folder, "hotline.db"), "ALTER TABLE rule_files RENAME TO Gone");
        await Body(await Get(site, "/health/ready", IPAddress.Loopback), 503);
        await Body(await Get(site, "/health", IPAddress.Loopback), 503);
        await Body(await Get(site, "/health/live", IPAddress.Loopback), 200);
    }

    private static Task Spoil(House house, string sql) => Spoil(Path.Combine(house.Folder, "hotline.db"), sql);

    private static async Task Spoil(string store, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={store};Pooling=False;Default Timeout=30");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA legacy_alter_table=ON; {sql}";
        await command.ExecuteNonQueryAsync();
    }

    private static Task<HttpContext> Get(Site site, string path, IPAddress? from, string? header = null) => site.Server.SendAsync(context =>
    {
        context.Request.Method = "GET";
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("localhost");
        context.Request.Path = path;
        context.Connection.RemoteIpAddress = from;
        if (header is not null)
        {
            context.Request.Headers[header] = "203.0.113.9";
        }
    });

    private static async Task<string> Body(HttpContext context, int status)
    {
        Assert.Equal(status, context.Response.StatusCode);
        using var reader = new StreamReader(context.Response.Body);
        return await reader.ReadToEndAsync();
    }
}
