using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Data;

public sealed class BackupTests : IDisposable
{
    private static readonly IEqualityComparer<IEnumerable<string?>> Same = new SameNames();
    private readonly Spare spare = new();
    private readonly string into = Directory.CreateTempSubdirectory("hotline-backup-").FullName;

    [Fact]
    public async Task A_backup_made_while_people_write_holds_everything_acknowledged_before_it_and_comes_back_on_an_empty_machine()
    {
        string made, key;
        long before, after;
        TicketNumber number;
        await using (var house = await House.Open())
        {
            number = (await Given.Ticket(house, TicketState.InHand)).Number;
            before = await Lines(house);
            var writing = Task.WhenAll(Enumerable.Range(0, 60).Select(i => house.Citizen.Run(new SignIn($"nobody{i}", Matched: false))));
            made = house.Services.GetRequiredService<Backup>().Make(into);
            await writing;
            after = await Lines(house);
            key = await File.ReadAllTextAsync(Path.Combine(house.Folder, "keys", "caller.key"));
        }

        Assert.Empty(BackupManifest.Read(made).Wrong(made));
        Assert.InRange(BackupManifest.Read(made).Rows["audit_lines"], before, after);
        Assert.DoesNotContain(Directory.EnumerateFiles(made, "*", SearchOption.AllDirectories), f => f.Contains("key", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(Directory.EnumerateDirectories(into, "*.partial"));

        var empty = spare.Empty();
        Directory.CreateDirectory(Path.Combine(empty, "keys"));
        await File.WriteAllTextAsync(Path.Combine(empty, "keys", "caller.key"), key);
        Assert.Null(Spare.At(empty).Restore(made, replace: false));
        await using var restored = await House.Open(folder: empty);
        Assert.Equal(TicketState.InHand, (await restored.Ticket(number)).State);
        Assert.Equal(BackupManifest.Read(made).Rows["audit_lines"], await Lines(restored));
        Assert.True((await restored.As(Role.AuditAdministrator).Ask(new AuditCheck())).Value!.Whole);
    }

    [Fact]
    public async Task A_damaged_backup_is_found_out_and_restores_nothing()
    {
        await using var house = await House.Open();
        var backup = house.Services.GetRequiredService<Backup>();
        var made = backup.Make(into);
        var file = Path.Combine(made, BackupManifest.Database);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        Assert.Contains("hotline.db", Assert.Single(BackupManifest.Read(made).Wrong(made)), StringComparison.Ordinal);
        var empty = spare.Empty();
        Assert.Contains("损坏", Why(() => Spare.At(empty).Restore(made, replace: true)), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(empty, "hotline.db")));

        File.Delete(Path.Combine(made, "manifest.json"));
        Assert.Contains("不是完整的备份", Assert.Throws<InvalidDataException>(() => BackupManifest.Read(made)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restoring_needs_the_key_of_that_time_a_free_place_and_a_stopped_server()
    {
        await using var house = await House.Open();
        await house.Citizen.Run(new SignIn("nobody", Matched: false));
        var made = house.Services.GetRequiredService<Backup>().Make(into);
        var restoration = house.Services.GetRequiredService<Restoration>();
        Assert.Contains("已经存在", Why(() => restoration.Restore(made, replace: false)), StringComparison.Ordinal);
        var other = spare.Empty();
        Vault.Open(Path.Combine(other, "keys", "caller.key"), mayCreate: true);
        Assert.Contains("另一把密钥", Why(() => Spare.At(other).Restore(made, replace: false)), StringComparison.Ordinal);

        // The house itself has its store open.
        var before = await Lines(house);
        Assert.Contains("停掉服务", Why(() => restoration.Restore(made, replace: true)), StringComparison.Ordinal);

        // A program older than the lock file, in the middle of reading something.
        var old = spare.Copied(house.Folder);
        await using var reading = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(old, "hotline.db")};Pooling=False");
        await reading.OpenAsync();
        await using (var command = reading.CreateCommand())
        {
            command.CommandText = "BEGIN; SELECT count(*) FROM audit_lines";
            await command.ExecuteScalarAsync();
        }

        Assert.Contains("停掉服务", Why(() => Spare.At(old).Restore(made, replace: true)), StringComparison.Ordinal);
        Assert.Equal(before, await Lines(house));
    }

    [Fact]
    public async Task The_old_store_is_moved_aside_and_the_audit_chain_notices_the_change()
    {
        var folder = Template.Copy();
        string made, aside, kept;
        await using (var house = await House.Open(folder: folder))
        {
            await house.Citizen.Run(new SignIn("nobody", Matched: false));
            made = house.Services.GetRequiredService<Backup>().Make(into);
            await house.Citizen.Run(new SignIn("later", Matched: false));
            await house.Services.GetRequiredService<AuditWatch>().Look(default);
            kept = spare.Copied(folder);
        }

        aside = Spare.At(kept).Restore(made, replace: true)!;
        Assert.True(File.Exists(Path.Combine(aside, "hotline.db")));
        await using var restored = await House.Open(folder: kept);
        Assert.Equal(AuditState.PutBack, (await restored.As(Role.AuditAdministrator).Ask(new AuditStanding())).Value!.State);
        Assert.True((await restored.System.Run(new AcceptRestore("演练"))).Ok);
        Assert.Equal(AuditState.Whole, (await restored.As(Role.AuditAdministrator).Ask(new AuditStanding())).Value!.State);
    }

    [Fact]
    public async Task The_server_makes_one_a_day_keeps_the_newest_and_touches_nothing_else()
    {
        await using var house = await House.Open(new Dictionary<string, string?> { ["Hotline:Backup:Directory"] = into, ["Hotline:Backup:At"] = "02:30", ["Hotline:Backup:Keep"] = "2" });
        var watch = house.Services.GetRequiredService<BackupWatch>();
        Directory.CreateDirectory(Path.Combine(into, "hotline-of-somebody-else"));
        for (var day = 0; day < 3; day++)
        {
            Assert.True(await watch.Look(default));
            Assert.True(await watch.Look(default));
            house.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(["hotline-20261124-010000", "hotline-20261125-010000", "hotline-of-somebody-else"], Directory.EnumerateDirectories(into).Select(Path.GetFileName).Order());
        // Half past two has not come: yesterday's will do.
        house.Clock.Now = new DateTimeOffset(2026, 11, 26, 2, 29, 0, TimeSpan.FromHours(8));
        Assert.True(await watch.Look(default));
        Assert.Equal(3, Directory.EnumerateDirectories(into).Count());
    }

    [Fact]
    public async Task A_clock_that_leapt_ahead_and_came_back_neither_ends_the_backups_nor_takes_an_honest_one()
    {
        await using var house = await House.Open(new Dictionary<string, string?> { ["Hotline:Backup:Directory"] = into, ["Hotline:Backup:Keep"] = "2" });
        var watch = house.Services.GetRequiredService<BackupWatch>();
        var honest = house.Clock.Now;
        Assert.True(await watch.Look(default));
        house.Clock.Advance(TimeSpan.FromDays(700));
        Assert.True(await watch.Look(default));
        foreach (var day in new[] { 1, 2 })
        {
            house.Clock.Now = honest.AddDays(day);
            Assert.True(await watch.Look(default));
        }

        // The two newest honest ones; the one of a day that has not come yet stays until it comes.
        Assert.Equal(["hotline-20261124-010000", "hotline-20261125-010000", "hotline-20281023-010000"], Directory.EnumerateDirectories(into).Select(Path.GetFileName), Same);
    }

    [Fact]
    public async Task A_failure_under_a_clock_that_was_wrong_is_tried_again_when_the_clock_is_right()
    {
        var taken = Path.Combine(into, "taken");
        await File.WriteAllTextAsync(taken, "");
        await using var house = await House.Open(new Dictionary<string, string?> { ["Hotline:Backup:Directory"] = taken });
        var watch = house.Services.GetRequiredService<BackupWatch>();
        var honest = house.Clock.Now;
        house.Clock.Advance(TimeSpan.FromDays(700));
        Assert.False(await watch.Look(default));
        File.Delete(taken);
        house.Clock.Now = honest;
        Assert.True(await watch.Look(default));
        Assert.Single(Directory.EnumerateDirectories(taken));
    }

    [Fact]
    public async Task A_directory_that_cannot_be_written_is_told_and_tried_again_an_hour_later()
    {
        var taken = Path.Combine(into, "taken");
        await File.WriteAllTextAsync(taken, "");
        await using var house = await House.Open(new Dictionary<string, string?> { ["Hotline:Backup:Directory"] = taken });
        var watch = house.Services.GetRequiredService<BackupWatch>();
        Assert.False(await watch.Look(default));
        File.Delete(taken);
        house.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(await watch.Look(default));
        Assert.False(Directory.Exists(taken));
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await watch.Look(default));
        Assert.Single(Directory.EnumerateDirectories(taken));
    }

    [Theory]
    [InlineData("Hotline:Backup:At", "half past two")]
    [InlineData("Hotline:Backup:Keep", "0")]
    [InlineData("Hotline:Backup:EveryHours", "5")]
    public void A_wrong_setting_is_named(string key, string value)
    {
        var settings = new Microsoft.Extensions.Configuration.ConfigurationManager { [key] = value };
        Assert.Contains(key, Assert.Throws<InvalidDataException>(() => new BackupSettings(settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Odd_names_beside_the_backups_neither_stop_the_watch_nor_count()
    {
        // Digits, and no time; digits of another script; a line more.
        string[] odd = ["hotline-99999999-999999", "hotline-２０２６１１２３-０１００００", "hotline-20261123-010000\n"];
        Array.ForEach(odd, name => Directory.CreateDirectory(Path.Combine(into, name)));
        await using var house = await House.Open(new Dictionary<string, string?> { ["Hotline:Backup:Directory"] = into, ["Hotline:Backup:Keep"] = "1" });
        Assert.True(await house.Services.GetRequiredService<BackupWatch>().Look(default));
        Assert.Equal([.. odd, "hotline-20261123-010000"], Directory.EnumerateDirectories(into).Select(Path.GetFileName), Same);
    }

    [Fact]
    public async Task Backups_a_person_ordered_neither_replace_the_days_own_nor_are_removed()
    {
        await using var house = await House.Open(new Dictionary<string, string?> { ["Hotline:Backup:Directory"] = into, ["Hotline:Backup:Keep"] = "1" });
        var (backup, watch) = (house.Services.GetRequiredService<Backup>(), house.Services.GetRequiredService<BackupWatch>());
        backup.Make(into);
        Assert.True(await watch.Look(default));
        house.Clock.Advance(TimeSpan.FromDays(1));
        backup.Make(into);
        Assert.True(await watch.Look(default));
        Assert.Equal(["hotline-20261123-010000-manual", "hotline-20261124-010000", "hotline-20261124-010000-manual"], Directory.EnumerateDirectories(into).Select(Path.GetFileName), Same);
    }

    [Fact]
    public async Task Several_a_day_are_made_when_the_setting_says_so()
    {
        await using var house = await House.Open(new Dictionary<string, string?> { ["Hotline:Backup:Directory"] = into, ["Hotline:Backup:EveryHours"] = "6", ["Hotline:Backup:Keep"] = "9" });
        var watch = house.Services.GetRequiredService<BackupWatch>();
        // From nine o'clock on every half hour, for a day: due at 08:30, 14:30, 20:30 and 02:30.
        for (var half = 0; half < 48; half++)
        {
            Assert.True(await watch.Look(default));
            house.Clock.Advance(TimeSpan.FromMinutes(30));
        }

        Assert.Equal(["hotline-20261123-010000", "hotline-20261123-063000", "hotline-20261123-123000", "hotline-20261123-183000", "hotline-20261124-003000"], Directory.EnumerateDirectories(into).Select(Path.GetFileName), Same);
    }

    [Fact]
    public async Task Leftovers_of_unfinished_backups_are_removed_at_the_next_when_they_are_ours_and_old()
    {
        await using var house = await House.Open();
        string[] left = ["hotline-20261122-010000.partial", "hotline-20261120-183000-manual.partial", "hotline-20261123-003000.partial", "hotline-of-somebody.partial", "other.partial"];
        Array.ForEach(left, name => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(into, name)).FullName, "hotline.db"), "half"));
        house.Services.GetRequiredService<Backup>().Make(into);
        // The one of half an hour ago may still be written by another process.
        Assert.Equal([.. left[2..], "hotline-20261123-010000-manual"], Directory.EnumerateDirectories(into).Select(Path.GetFileName), Same);
    }

    [Fact]
    public async Task A_file_that_goes_away_while_it_is_copied_is_left_out_and_the_backup_is_whole()
    {
        await using var house = await House.Open();
        var files = Directory.CreateDirectory(Path.Combine(house.Folder, "attachments", "ab")).FullName;
        await File.WriteAllTextAsync(Path.Combine(files, "stays"), "photo");
        // Listed, and not there when it is opened.
        File.CreateSymbolicLink(Path.Combine(files, "gone"), Path.Combine(files, "withdrawn"));
        var made = house.Services.GetRequiredService<Backup>().Make(into);
        Assert.Empty(BackupManifest.Read(made).Wrong(made));
        Assert.Equal(["stays"], Directory.EnumerateFiles(Path.Combine(made, "attachments", "ab")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_old_backup_that_cannot_be_removed_is_told_in_its_own_words()
    {
        var said = new Said();
        await using var house = await House.Open();
        // What is in the way of its new name is not a directory: it cannot be moved.
        Directory.CreateDirectory(Path.Combine(into, "hotline-20261101-010000"));
        await File.WriteAllTextAsync(Path.Combine(into, "hotline-20261101-010000.partial"), "");
        var settings = new Microsoft.Extensions.Configuration.ConfigurationManager { ["Hotline:Backup:Directory"] = into, ["Hotline:Backup:Keep"] = "1" };
        using var watch = new BackupWatch(house.Services.GetRequiredService<Backup>(), new BackupSettings(settings), house.Services.GetRequiredService<Hotline.Web.Routing.City>(), house.Clock, said);
        Assert.False(await watch.Look(default));
        var line = Assert.Single(said.Lines, l => l.Level == Microsoft.Extensions.Logging.LogLevel.Error).Text;
        Assert.Contains("an old one could not be removed", line, StringComparison.Ordinal);
        Assert.Contains("hotline-20261101-010000", line, StringComparison.Ordinal);
        Assert.DoesNotContain("No backup could be made", line, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(into, "hotline-20261123-010000")));
    }

    public void Dispose()
    {
        Directory.Delete(into, recursive: true);
        spare.Dispose();
    }

    private static string Why(Action act) => Assert.Throws<InvalidDataException>(act).Message;

    private static Task<long> Lines(House house) => house.Db(db => db.AuditLines.LongCountAsync());

    private sealed class SameNames : IEqualityComparer<IEnumerable<string?>>
    {
        public bool Equals(IEnumerable<string?>? x, IEnumerable<string?>? y) => x!.Order(StringComparer.Ordinal).SequenceEqual(y!.Order(StringComparer.Ordinal));

        public int GetHashCode(IEnumerable<string?> obj) => 0;
    }

    private sealed class Said : Microsoft.Extensions.Logging.ILogger<BackupWatch>
    {
        public List<(Microsoft.Extensions.Logging.LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

        public void Log<TState>(Microsoft.Extensions.Logging.LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add((logLevel, formatter(state, exception)));
    }
}
