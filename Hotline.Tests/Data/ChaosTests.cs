using System.Globalization;
using System.Text;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Routing;
using Hotline.Web.Supervision;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Data;

/// <summary>
/// The whole product in bad weather: citizens by HTTP, staff in another process, an import in a third and the patrol, all at once, and kill -9 at seeded moments.
/// HOTLINE_CHAOS_KILLS and HOTLINE_CHAOS_SEED choose how often and at which moments.
/// </summary>
public sealed class ChaosTests
{
    private const int citizens = 4;
    private const int neglected = 4;
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(3);
    private readonly int kills = Asked("HOTLINE_CHAOS_KILLS") ?? (Thorough.Asked ? 200 : 2);
    private readonly int seed = Asked("HOTLINE_CHAOS_SEED") ?? 20261127;
    private readonly Dictionary<TicketNumber, IReadOnlyList<string>> expected = [];
    private readonly HashSet<string> shifted = [];
    private readonly HashSet<string> posted = [];

    private int Rows => 60 * Math.Min(kills, 20);

    [Fact]
    public async Task What_was_acknowledged_is_there_once_however_often_the_server_is_killed()
    {
        await using var site = await LiveSite.Start(new Dictionary<string, string?>
        {
            ["HOTLINE__DEMOTICKETS"] = "false", ["HOTLINE__PUBLIC__POSTSPERWINDOW"] = "1000000",
        });
        await using var house = await House.Open(folder: site.Folder);
        var random = new Random(seed);
        var tide = new ChaosTide();
        var people = Enumerable.Range(1, citizens).Select(seat => new ChaosCitizen(site, seat, tide)).ToList();
        var posts = Posts(site.Folder);
        tide.Rise();
        var lives = people.Select(p => Task.Run(p.Live)).ToList();
        var (staff, import) = (Staff(site, 0), Import(site, posts));
        try
        {
            tide.Told = () => staff.Go();
            for (var round = 1; round <= kills; round++)
            {
                await Die(site, tide, random, lives);
                if (random.Next(2) == 0)
                {
                    await staff.Kill();
                    staff = Staff(site, round);
                }

                if (random.Next(2) == 0)
                {
                    await import.Kill();
                    import = Import(site, posts);
                }

                await Neglect(house);
                await Start(site, random);
                tide.Rise();
            }

            tide.End();
            await Task.WhenAll(lives).WaitAsync(patience);
            await staff.Kill();
            await import.Kill();
        }
        finally
        {
            tide.End();
            staff.Dispose();
            import.Dispose();
        }

        Found.None(people.SelectMany(p => p.Scandals));
        Assert.True(people.Sum(p => p.Additions.Count) >= kills, "too little was done to tell anything");
        await PatrolIsDone(house);
        site.Kill();

        using var last = new Doomed("Hotline.Web.dll", site.Folder, "import", posts, "--channel", "forum");
        var (code, lines) = last.ToTheEnd();
        Assert.True(code == 0, string.Join('\n', lines.TakeLast(5)) + last.Errors);
        await Judge(house, people);
        people.ForEach(p => p.Dispose());
    }

    private static async Task Die(LiveSite site, ChaosTide tide, Random random, List<Task> lives)
    {
        var enough = tide.After(random.Next(1, 12));
        var ended = await Task.WhenAny([enough, .. lives]).WaitAsync(patience);
        if (ended != enough)
        {
            await ended;
        }

        tide.Fall();
        site.KillAfter(random.Next(0, 60));
    }

    // Sometimes it dies again while it is still coming up, in the midst of the patrol's first round.
    private static async Task Start(LiveSite site, Random random)
    {
        if (random.Next(3) == 0)
        {
            await site.Listen();
            site.KillAfter(random.Next(0, 300));
        }

        await site.Start();
    }

    private Shift Staff(LiveSite site, int shift) => new(new Doomed("Hotline.Tests.dll", site.Folder, "work", site.Folder, shift.ToString(CultureInfo.InvariantCulture)), shifted, mayEnd: false);

    private Shift Import(LiveSite site, string file) => new(new Doomed("Hotline.Web.dll", site.Folder, "import", file, "--channel", "forum"), posted, mayEnd: true);

    // Tickets nobody has looked at for forty days: lights, cards and signings wait for the patrol.
    private async Task Neglect(House house)
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < neglected; i++)
        {
            house.Clock.Now = now - TimeSpan.FromDays(40);
            var ticket = await Given.Ticket(house, i % 2 == 0 ? TicketState.Dispatched : TicketState.InHand);
            expected.Add(ticket.Number, Patrolled(ticket, house.City, now));
        }

        house.Clock.Now = now;
    }

    // What one undisturbed round of the patrol does to it.
    private static IReadOnlyList<string> Patrolled(Ticket ticket, CityRules rules, DateTimeOffset now)
    {
        while (ticket.NextMark(rules) is { } mark && mark.At <= now)
        {
            ticket.Take(mark, new Stamp(Actor.System, now));
        }

        var given = Got(ticket);
        Assert.Contains(given, g => g.Contains("RedCard", StringComparison.Ordinal));
        return given;
    }

    private static IReadOnlyList<string> Got(Ticket ticket) =>
    [
        .. ticket.Warnings.Select(w => $"{w.Clock} {w.Unit} {w.Level}").Concat(ticket.Events.Where(e => e.Action == TicketAction.AutoSign).Select(e => $"{e.Action}")).Order(StringComparer.Ordinal),
    ];

    private static async Task PatrolIsDone(House house)
    {
        using var ending = new CancellationTokenSource(patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        house.Clock.Now = TimeProvider.System.GetUtcNow();
        while ((await house.System.Ask(new DueTickets(null))).Value is not { Count: 0 })
        {
            await again.WaitForNextTickAsync(ending.Token);
        }
    }

    private async Task Judge(House house, List<ChaosCitizen> people)
    {
        using (var facts = new StoreFacts(house.Folder))
        {
            facts.AreWhole();
            Assert.Equal(Rows, facts.Number("SELECT count(*) FROM tickets WHERE Appeal_ForeignId LIKE 'p%'"));
            Assert.Equal(Rows, facts.Number("SELECT count(DISTINCT Appeal_ForeignId) FROM tickets WHERE Appeal_ForeignId LIKE 'p%'"));
            Assert.True(posted.Count > 0, "the import said nothing before it was killed");
            Found.None(posted.Except(facts.Values("SELECT Appeal_ForeignId FROM tickets")).Select(id => $"post {id} was acknowledged and is gone"));
        }

        var tickets = await house.Db(db => HotlineTickets(db.Tickets.IgnoreQueryFilters()).ToListAsync());
        Appeals(people, tickets);
        Found.None(shifted.Where(line => Times(line, tickets) != 1).Select(line => $"{line} was acknowledged and stands {Times(line, tickets)} times"));
        Assert.True(shifted.Count >= kills, "the staff did too little to tell anything");
        Found.None(expected.Where(e => !Got(tickets.Single(t => t.Number == e.Key)).SequenceEqual(e.Value))
            .Select(e => $"{e.Key}: {string.Join(", ", Got(tickets.Single(t => t.Number == e.Key)))} instead of {string.Join(", ", e.Value)}"));
        var audit = (await house.As(Role.AuditAdministrator).Ask(new AuditCheck())).Value!;
        Assert.True(audit.Whole, audit.ToString());
        await Audited(house, tickets);
    }

    private static IQueryable<Ticket> HotlineTickets(IQueryable<Ticket> tickets) => Web.Data.HotlineDb.Whole(tickets).AsNoTracking();

    private static void Appeals(List<ChaosCitizen> people, List<Ticket> tickets)
    {
        var web = tickets.Where(t => t.Appeal.Channel == Channel.Web).ToList();
        var acknowledged = people.SelectMany(p => p.Appeals).ToList();
        Found.None(acknowledged.Where(a => web.Count(t => t.Appeal.Text == a.Key && t.Number.ToString() == a.Value) != 1).Select(a => $"appeal {a} is not there once"));
        // Everybody has gone on until the answer came: nothing else is there either.
        Assert.Equal(acknowledged.Count, web.Count);
        var added = web.SelectMany(t => t.Events.Where(e => e.Action == TicketAction.AddInformation).Select(e => (e.Note!, t.Number.ToString()))).Order().ToList();
        Assert.Equal(people.SelectMany(p => p.Additions).Select(a => (a.Key, a.Value)).Order(), added);
    }

    // A change and its line are one transaction: as many lines as there are acts. Who sends a form again after the server died has asked twice, and both are on record.
    private static async Task Audited(House house, List<Ticket> tickets)
    {
        var lines = (await house.Db(db => db.AuditLines.Where(l => l.Outcome == AuditOutcome.Done).GroupBy(l => l.Act).Select(g => new { g.Key, Count = g.Count() }).ToListAsync())).ToDictionary(l => l.Key, l => l.Count);
        Assert.Equal(tickets.Count(t => t.Appeal.Channel == Channel.Phone && t.Appeal.Title == "井盖松动"), lines["RegisterTicket"]);
        Assert.True(lines["SubmitAppeal"] >= tickets.Count(t => t.Appeal.Channel == Channel.Web));
        Assert.True(lines["AddOwnInformation"] >= tickets.Sum(t => t.Events.Count(e => e.Action == TicketAction.AddInformation)));
    }

    private static int Times(string line, List<Ticket> tickets) =>
        line.Split('\t') is [var action, var number] ? tickets.Where(t => t.Number.ToString() == number).SelectMany(t => t.Events).Count(e => e.Action.ToString() == action) : 0;

    private string Posts(string folder)
    {
        var text = new StringBuilder("id\ttitle\ttext\ttime\n");
        for (var i = 0; i < Rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"p{i}\t第 {i} 条：公交站台漏雨\t东阁街道公交站台顶棚漏雨，等车的人全身湿透，已经第 {i} 次反映。\t2026-10-{1 + (i % 28):00} 08:{i % 60:00}\n");
        }

        var file = Path.Combine(folder, "chaos-posts.tsv");
        File.WriteAllText(file, text.ToString());
        return file;
    }

    private static int? Asked(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A process whose acknowledgements are kept while it works.</summary>
    private sealed class Shift : IDisposable
    {
        private readonly Doomed process;
        private readonly Task<bool> reading;
        private readonly bool mayEnd;
        private volatile bool killed;

        public Shift(Doomed process, HashSet<string> into, bool mayEnd)
        {
            (this.process, this.mayEnd) = (process, mayEnd);
            reading = Task.Run(() => Read(into));
        }

        /// <summary>Kills it, wherever it is.</summary>
        public async Task Kill()
        {
            killed = true;
            process.Cut();
            var byItself = await reading;
            var errors = process.Errors;
            process.Dispose();
            Assert.True(mayEnd || !byItself, $"It ended by itself. {errors}");
        }

        /// <summary>Lets it go on with the next piece of work.</summary>
        public void Go() => process.Tell("go");

        /// <inheritdoc/>
        public void Dispose() => process.Dispose();

        // The import acknowledges a row with its id in the middle, the staff an act by the whole line.
        private bool Read(HashSet<string> into)
        {
            while (process.NextLine() is { } line)
            {
                var parts = line.Split('\t');
                if (!mayEnd && parts.Length == 2)
                {
                    into.Add(line);
                }
                else if (mayEnd && parts.FirstOrDefault(p => p.Length > 1 && p[0] == 'p' && p[1..].All(char.IsAsciiDigit)) is { } id)
                {
                    into.Add(id);
                }
            }

            return !killed;
        }
    }
}
