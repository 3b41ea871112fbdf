using System.Globalization;
using System.Text;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Privacy;
using Hotline.Domain.Tickets;
using Hotline.Tests.Data;
using Hotline.Tests.Handling;
using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Hotline.Web.Handling;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Hotline.Web.Privacy;
using Hotline.Web.PublicPortal;
using Hotline.Web.Tickets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Privacy;

/// <summary>What is past its keeping says nothing of anybody any more, and every figure stays true.</summary>
public sealed class AnonymiseTests
{
    // Characters that nothing else in the store has.
    private const string planted = "龘靐齉";

    // A word lies in the index without its first letters, where the word before it begins alike.
    private const string word = "qxjkvbw";
    private static readonly TimeSpan keeping = TimeSpan.FromDays(3 * 366);

    [Fact]
    public async Task Whatever_said_who_somebody_is_is_gone_from_the_pages_and_from_the_very_files()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Closed, with: a => a with { Title = planted, Text = $"我家{planted} z{word}", DesiredOutcome = planted, Address = planted, Caller = new Caller(planted, ["13911112222"], Address: planted) });
        Fill(house, ticket.Number);
        // One among many in the same part of the index: alone, its words would go by themselves.
        for (var i = 0; i < 20; i++)
        {
            await Given.Ticket(house);
        }

        Run(house, "INSERT INTO ticket_text (ticket_text) VALUES ('optimize')");
        Assert.True(Bytes(house).AsSpan().IndexOf(Encoding.UTF8.GetBytes(planted)) >= 0);
        var (figures, columns) = (Figures(house, ticket.Number), PersonalColumns.Emptied.Count);

        house.Clock.Advance(keeping);
        Assert.Equal(new RetentionSweep(1, 0, Whole: true), await Watch(house).Sweep(default));

        Assert.Equal(-1, Bytes(house).AsSpan().IndexOf(Encoding.UTF8.GetBytes(planted)));
        Assert.Equal(-1, Bytes(house).AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)));
        Assert.Equal(figures, Figures(house, ticket.Number));
        using var facts = new StoreFacts(house.Folder);
        foreach (var (table, column, blank) in PersonalColumns.Emptied.Where(c => c.Blank is not (Blank.Sealed or Blank.Caller or Blank.Matter)))
        {
            Assert.Equal((column, 0), (column, facts.Number($"SELECT count(*) FROM \"{table}\" WHERE \"{Key(table)}\" = {ticket.Number.Value} AND \"{column}\" NOT IN ('', '[]')")));
        }

        Found.None([.. PersonalColumns.Dropped.Append("ticket_text").Where(t => facts.Number($"SELECT count(*) FROM \"{t}\" WHERE \"{(t == "ticket_text" ? "rowid" : "Ticket")}\" = {ticket.Number.Value}") > 0)]);
        var left = await house.Db(db => db.Tickets.Where(t => t.Number == ticket.Number).Select(t => new { t.Appeal, t.AnonymisedAt }).SingleAsync());
        Assert.Equal(("", "", CallerKind.Person, false), (left.Appeal.Caller.Name, left.Appeal.Address, left.Appeal.Caller.Kind, left.Appeal.Caller.Anonymous));
        Assert.Equal(house.City.CategoryName(new("0101")), left.Appeal.Title);
        Assert.Equal(house.Clock.Now, left.AnonymisedAt);
    }

    [Fact]
    public async Task Every_text_that_a_ticket_has_is_emptied_dropped_or_kept_by_decision()
    {
        await using var house = await House.Open();
        using var facts = new StoreFacts(house.Folder);
        var there = facts.Values("""
            SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND c.type IN ('TEXT', 'BLOB') AND (m.name = 'tickets' OR EXISTS (SELECT 1 FROM pragma_table_info(m.name) k WHERE k.name = 'Ticket'))
            """);
        string[] decided =
        [
            .. PersonalColumns.Emptied.Select(c => $"{c.Table}.{c.Column}"), .. PersonalColumns.Kept.SelectMany(t => t.Value, (t, column) => $"{t.Key}.{column}"),
            .. there.Where(c => PersonalColumns.Dropped.Contains(c.Split('.')[0])),
        ];
        Assert.Equal(there.Order(StringComparer.Ordinal), decided.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_what_has_ended_and_lain_long_enough_is_due_and_the_index_knows_it()
    {
        await using var house = await House.Open();
        var open = await Given.Ticket(house, TicketState.InHand);
        var old = await Given.Ticket(house, TicketState.Closed);
        house.Clock.Advance(keeping / 2);
        await Given.Ticket(house, TicketState.Closed);
        var withdrawn = await Given.Ticket(house, TicketState.Withdrawn);
        house.Clock.Advance(keeping / 2);

        var due = (await house.As(Role.SecurityAdministrator).Ask(new RetentionDue())).Value!;
        Assert.Equal([(TicketState.Closed, 36, old.Number), (TicketState.Withdrawn, 12, withdrawn.Number)], due.Select(k => (k.State, k.Months, Assert.Single(k.Tickets))));
        Found.None(await Data.QueryPlan.FullScans(house, () => house.System.Ask(new RetentionDue())));
        Assert.Equal(RefusalCode.StillKept, (await house.System.Run(new AnonymiseTicket(open.Number))).Code);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Supervisor).Run(new AnonymiseTicket(old.Number))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await house.System.Run(new AnonymiseTicket(TicketNumber.Of(new DateOnly(2020, 1, 1), 1)))).Kind);

        Assert.Equal(2, (await Watch(house).Sweep(default)).Emptied);
        Assert.Equal(0, (await Watch(house).Sweep(default)).Emptied);
        Assert.Equal(RefusalCode.Anonymised, (await house.System.Run(new AnonymiseTicket(old.Number))).Code);
    }

    [Fact]
    public async Task A_ticket_on_hold_keeps_everything_until_the_hold_ends_or_is_lifted()
    {
        await using var house = await House.Open();
        var (lifted, ended) = (await Given.Ticket(house, TicketState.Closed), await Given.Ticket(house, TicketState.Closed));
        house.Clock.Advance(keeping);
        var (guard, today) = (house.As(Role.SecurityAdministrator), house.City.Day(house.Clock.Now));
        Assert.Equal("HoldNumberWrong", (await guard.Run(new HoldTicket { Number = "20200101-000001-7", Reason = "诉讼", Until = today })).Fields!.Single().Code);
        Assert.Equal("HoldUntilWrong", (await guard.Run(new HoldTicket { Number = lifted.Number.ToString(), Reason = "诉讼", Until = today.AddDays(-1) })).Fields!.Single().Code);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.SystemAdministrator).Run(new HoldTicket { Number = lifted.Number.ToString(), Reason = "诉讼", Until = today })).Kind);
        Assert.True((await guard.Run(new HoldTicket { Number = lifted.Number.ToString(), Reason = "行政诉讼", Until = today.AddYears(1) })).Ok);
        Assert.True((await guard.Run(new HoldTicket { Number = ended.Number.ToString(), Reason = "审计", Until = today })).Ok);

        Assert.Equal(0, (await Watch(house).Sweep(default)).Emptied);
        Assert.Equal(RefusalCode.StillKept, (await guard.Run(new AnonymiseTicket(lifted.Number))).Code);
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await Watch(house).Sweep(default)).Emptied);
        var hold = (await guard.Ask(new RetentionHolds())).Value!.Rows.Single(h => h.Ticket == lifted.Number);
        Assert.True((await guard.Run(new ReleaseTicket(hold.Id))).Ok);
        Assert.Equal(RefusalCode.HoldOver, (await guard.Run(new ReleaseTicket(hold.Id))).Code);
        Assert.True((await guard.Run(new AnonymiseTicket(lifted.Number))).Ok);
        Assert.Equal(RefusalCode.Anonymised, (await guard.Run(new HoldTicket { Number = lifted.Number.ToString(), Reason = "晚了", Until = today.AddYears(1) })).Code);
    }

    [Fact]
    public async Task Nobody_reveals_or_opens_what_is_no_longer_there_and_its_files_go_with_the_sweep()
    {
        await using var house = await House.Open();
        var liaison = house.As(Role.Liaison, "urban-management");
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var staged = (await Files.Stage(liaison, "回函.pdf", Files.Pdf)).Value!;
        Assert.True((await liaison.Run(new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已办。", Files = [staged.Key] })).Ok);
        await house.Db(async db =>
        {
            var stamp = new Stamp(Given.Someone, house.Clock.Now);
            var whole = await db.Load(ticket.Number, default);
            whole.Approve("齐", stamp);
            whole.Close(new Answers(true, 5, 5, null), stamp);
            return await db.SaveChangesAsync();
        });
        var (number, hash) = (ticket.Number, (await house.Ticket(ticket.Number)).QueryCodeHash);
        Assert.True((await house.Citizen.Ask(new TicketIsOpen(new TicketAccess(number, hash)))).Value);

        house.Clock.Advance(keeping);
        Assert.Equal(1, (await Watch(house).Sweep(default)).Emptied);
        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.Services.GetRequiredService<StagedSweep>().Sweep(default);

        Assert.Empty(Files.OnDisk(house));
        Assert.False((await house.Citizen.Ask(new TicketIsOpen(new TicketAccess(number, hash)))).Value);
        Assert.Equal(RefusalCode.Anonymised, (await house.As(Role.Dispatcher).Run(new RevealCaller { Number = number, Reason = "回访" })).Code);
        Assert.Equal(house.City.CategoryName(new("0101")), (await house.As(Role.Dispatcher).Ask(new TicketDetails(number))).Value!.Ticket.Appeal.Title);
    }

    [Fact]
    public async Task A_ticket_that_cannot_be_read_holds_up_no_other()
    {
        await using var house = await House.Open();
        var (poisoned, sound) = (await Given.Ticket(house, TicketState.Closed), await Given.Ticket(house, TicketState.Closed));
        Run(house, $"UPDATE tickets SET Appeal_Caller = x'00' WHERE Number = {poisoned.Number.Value}");
        house.Clock.Advance(keeping);
        Assert.Equal(new RetentionSweep(1, 1, Whole: false), await Watch(house).Sweep(default));
        Assert.Equal([sound.Number.Value.ToString(CultureInfo.InvariantCulture)], new StoreFacts(house.Folder).Values("SELECT Number FROM tickets WHERE AnonymisedAt IS NOT NULL"));
    }

    [Fact]
    public async Task Forms_that_were_begun_and_left_are_thrown_away_and_it_is_done_by_night()
    {
        await using var house = await House.Open();
        Assert.True((await house.As(Role.Operator).Run(new SaveDraft(new RegisterTicket { DraftId = "0123456789abcdef0123456789abcdef", Phone = "13911112222", Title = "没打完" }))).Ok);
        await Night(house, new DateOnly(2027, 2, 28));
        house.Clock.Now = new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.FromHours(8));
        Assert.True(await Watch(house).Look(default));
        Assert.Equal(1, await house.Db(db => db.Drafts.CountAsync()));
        await Night(house, new DateOnly(2027, 3, 2));
        Assert.Equal(0, await house.Db(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task A_clock_that_leaps_ahead_or_back_takes_nothing_away_that_night()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Closed);
        await Night(house, new DateOnly(2026, 12, 1));
        // Years ahead, and as many back again.
        await Night(house, new DateOnly(2031, 6, 1));
        await Night(house, new DateOnly(2026, 12, 2));
        Assert.Null((await house.Ticket(ticket.Number)).AnonymisedAt);
        // It was right all the same: the night after goes on.
        await Night(house, new DateOnly(2031, 6, 1));
        Assert.Null((await house.Ticket(ticket.Number)).AnonymisedAt);
        await Night(house, new DateOnly(2031, 6, 2));
        Assert.NotNull((await house.Ticket(ticket.Number)).AnonymisedAt);
    }

    private static async Task Night(House house, DateOnly day)
    {
        house.Clock.Now = new DateTimeOffset(day.ToDateTime(new TimeOnly(1, 0)), TimeSpan.FromHours(8));
        Assert.True(await Watch(house).Look(default));
    }

    private static RetentionWatch Watch(House house) => house.Services.GetRequiredService<RetentionWatch>();

    private static string Key(string table) => table == "tickets" ? "Number" : "Ticket";

    // All bytes of the store's files: what is in none of them can be read by nobody.
    private static byte[] Bytes(House house) =>
        [.. Directory.EnumerateFiles(house.Folder, "hotline.db*").Order(StringComparer.Ordinal).SelectMany(file =>
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            open.CopyTo(bytes);
            return bytes.ToArray();
        })];

    // Whatever figures are reckoned from: every number and every kept word of the ticket, as one text a row.
    private static IReadOnlyList<string> Figures(House house, TicketNumber number)
    {
        using var facts = new StoreFacts(house.Folder);
        return
        [
            .. PersonalColumns.Kept.Keys.SelectMany(table =>
            {
                var columns = facts.Values($"SELECT name FROM pragma_table_info('{table}') WHERE type IN ('INTEGER', 'REAL') AND name NOT IN ('Version', 'AnonymisedAt')").Concat(PersonalColumns.Kept[table]).Order(StringComparer.Ordinal);
                return facts.Values($"SELECT '{table}: ' || concat_ws('|', {string.Join(", ", columns.Select(c => $"quote(\"{c}\")"))}) FROM \"{table}\" WHERE \"{Key(table)}\" = {number.Value} ORDER BY 1");
            }),
        ];
    }

    // A row in every table that a ticket can have, with the planted words in every text that is to be emptied.
    private static void Fill(House house, TicketNumber number)
    {
        using var facts = new StoreFacts(house.Folder);
        foreach (var table in facts.Values("SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) k WHERE k.name = 'Ticket')").Except(["retention_holds"]))
        {
            if (facts.Number($"SELECT count(*) FROM \"{table}\" WHERE \"Ticket\" = {number.Value}") == 0)
            {
                var columns = facts.Values($"SELECT name || ' ' || type FROM pragma_table_info('{table}') WHERE NOT (name = 'Id' AND type = 'INTEGER')").Select(c => c.Split(' ')).ToList();
                // Three is an end of everything that can be open.
                Run(house, $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c[0]}\""))}) VALUES ({string.Join(", ", columns.Select(c => c[0] == "Ticket" ? number.Value.ToString(CultureInfo.InvariantCulture) : c[0] == "Key" ? "'0123456789abcdef0123456789abcdef'" : c[1] is "TEXT" or "BLOB" ? $"'{table}'" : "3"))})");
            }
        }

        foreach (var column in PersonalColumns.Emptied.Where(c => c.Blank is not (Blank.Caller or Blank.Sealed) && c.Column != "QueryCodeHash" && c.Table != "tickets"))
        {
            Run(house, $"UPDATE \"{column.Table}\" SET \"{column.Column}\" = '{planted}' WHERE \"{Key(column.Table)}\" = {number.Value}");
        }
    }

    private static void Run(House house, string sql)
    {
        using var store = new SqliteConnection($"Data Source={Path.Combine(house.Folder, "hotline.db")};Pooling=False;Foreign Keys=False");
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = $"PRAGMA secure_delete = ON; {sql}";
        command.ExecuteNonQuery();
    }
}
