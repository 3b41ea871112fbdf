using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Intake;
using Hotline.Web.Search;
using Hotline.Web.Tickets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Data;

public sealed class KeyRotationTests : IDisposable
{
    private const string phone = "13912345678";
    private const string other = "13812340000";
    private readonly string folder = Directory.CreateTempSubdirectory("hotline-key-").FullName;
    private readonly string into = Directory.CreateTempSubdirectory("hotline-key-backup-").FullName;

    [Fact]
    public async Task After_a_change_of_keys_everything_is_found_read_checked_and_verified_as_before()
    {
        var (number, _) = await Filled();
        var old = Callers();
        using (var rotate = new Doomed("Hotline.Web.dll", folder, "rotate-key"))
        {
            var (code, lines) = rotate.ToTheEnd();
            Assert.True(code == 0, string.Join('\n', lines) + rotate.Errors);
            Assert.Contains("100%", string.Join('\n', lines), StringComparison.Ordinal);
        }

        Assert.Empty(old.Intersect(Callers()));
        await Works(number);
    }

    [Fact]
    public async Task Wherever_it_is_interrupted_it_goes_on_and_makes_every_value_anew_exactly_once()
    {
        var (number, made) = await Filled();
        var stops = 0;
        for (var finished = false; !finished;)
        {
            try
            {
                Rotation(batch: 2).Run((_, _) => throw new OperationCanceledException());
                finished = true;
            }
            catch (OperationCanceledException)
            {
                stops++;
                // Nobody may start with half of it: both keys are needed until it is done.
                Assert.Contains("rotate-key", Assert.Throws<InvalidDataException>(() => Vault.Open(Key, mayCreate: false)).Message, StringComparison.Ordinal);
            }
        }

        Assert.True(stops >= KeyRotation.Columns.Count);
        using (var facts = new StoreFacts(folder))
        {
            Assert.Equal(made, facts.Number("SELECT \"Values\" FROM key_rotations"));
        }

        await Works(number, recorded: false);
    }

    [Fact]
    public async Task A_rotation_that_is_killed_is_finished_by_the_next_run()
    {
        var (number, _) = await Filled();
        using (var killed = new Doomed("Hotline.Web.dll", folder, "rotate-key"))
        {
            Assert.Contains("更换密钥", killed.NextLine() ?? killed.Errors, StringComparison.Ordinal);
            killed.KillAfter(0);
        }

        using var again = new Doomed("Hotline.Web.dll", folder, "rotate-key");
        var (code, lines) = again.ToTheEnd();
        Assert.True(code == 0, string.Join('\n', lines) + again.Errors);
        await Works(number);
    }

    [Fact]
    public async Task A_key_of_another_store_or_none_is_told_and_changes_nothing()
    {
        await Filled();
        var (right, before) = (await File.ReadAllTextAsync(Key), Callers());
        new KeyFile(Vault.NewMaster(), null, [], null).Write(Key);
        Assert.Contains("读不出 tickets.Appeal_Caller", Assert.Throws<InvalidDataException>(() => Rotation().Run((_, _) => { })).Message, StringComparison.Ordinal);
        File.Delete(Key);
        Assert.Contains("找不到密钥文件", Assert.Throws<InvalidDataException>(() => Rotation().Run((_, _) => { })).Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Key, right[..40]);
        Assert.Contains("损坏", Assert.Throws<InvalidDataException>(() => Rotation().Run((_, _) => { })).Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Key, right);
        Assert.Equal(before, Callers());
    }

    [Fact]
    public async Task While_a_server_has_the_store_open_nothing_is_changed()
    {
        await Filled();
        await using var reading = new SqliteConnection($"Data Source={Path.Combine(folder, "hotline.db")};Pooling=False");
        await reading.OpenAsync();
        await using var command = reading.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; BEGIN; SELECT count(*) FROM tickets";
        await command.ExecuteScalarAsync();
        var before = await File.ReadAllTextAsync(Key);
        Assert.Contains("停掉服务", Assert.Throws<InvalidDataException>(() => Rotation().Run((_, _) => { })).Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(Key));
    }

    [Fact]
    public async Task A_backup_made_before_is_restored_with_the_key_of_its_time()
    {
        var (number, _) = await Filled();
        var made = Directory.EnumerateDirectories(into).Single();
        var before = Rotation().Run((_, _) => { });
        Assert.Contains("另一把密钥", Assert.Throws<InvalidDataException>(() => Restore(made)).Message, StringComparison.Ordinal);
        File.Copy(Rotation().OldKey(before), Key, overwrite: true);
        Restore(made);
        await Works(number, recorded: false);
    }

    [Fact]
    public void No_column_that_depends_on_the_key_is_forgotten()
    {
        Migrator.Migrate($"Data Source={Path.Combine(folder, "hotline.db")};Pooling=False");
        using var facts = new StoreFacts(folder);
        var keyed = facts.Values("""
            SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE '%\_text%' ESCAPE '\' AND (c.type = 'BLOB' OR c.name LIKE '%Hash' OR c.name IN ('Whole', 'LastFour'))
            """).ToHashSet();
        // Links have the chain's own key, passwords none.
        keyed.ExceptWith(["audit_lines.Link", "accounts.PasswordHash", "past_passwords.Hash"]);
        Assert.Equal(keyed.Order(StringComparer.Ordinal), KeyRotation.Columns.Select(c => $"{c.Table}.{c.Column}").Order(StringComparer.Ordinal));
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        Directory.Delete(into, recursive: true);
    }

    private string Key => Path.Combine(folder, "keys", "caller.key");

    // A house with callers, a copy of which is rotated; how many values depend on the key.
    private async Task<(TicketNumber Number, long Values)> Filled()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand, with: a => a with { Caller = new Caller("赵标记", [phone, other]) });
        for (var i = 0; i < 4; i++)
        {
            await Given.Ticket(house);
        }

        await house.Citizen.Run(new Hotline.Web.Identity.SignIn("nobody", Matched: false));
        await house.Services.GetRequiredService<AuditWatch>().Look(default);
        var copies = house.Services.GetRequiredService<Backup>();
        copies.Make(into);
        foreach (var file in Directory.EnumerateFiles(house.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(house.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        using var facts = new StoreFacts(folder);
        return (ticket.Number, KeyRotation.Columns.Sum(c => facts.Number($"SELECT count(\"{c.Column}\") FROM \"{c.Table}\"")));
    }

    private async Task Works(TicketNumber number, bool recorded = true)
    {
        await using var house = await House.Open(folder: folder + "-open", prepare: open => CopyTo(open));
        Assert.Equal([number], (await house.As(Role.Operator).Ask(new TicketSearch(phone, new SearchFilter()))).Value!.List.Rows.Select(r => r.Number));
        var lastFour = PhoneHash.LastFourOf(phone, house.Services.GetRequiredService<Vault>());
        Assert.Equal([number], await house.Db(db => db.PhoneHashes.Where(p => p.LastFour == lastFour).Select(p => p.Ticket).ToListAsync()));
        Assert.Equal([phone, other], (await house.As(Role.Liaison, "urban-management").Run(new RevealCaller { Number = number, Reason = "核对联系方式" })).Value!.Phones);
        Assert.Equal(Registrar.CodeHash(house.Services.GetRequiredService<Vault>(), number, Given.Code), (await house.Ticket(number)).QueryCodeHash);
        Assert.True((await house.As(Role.AuditAdministrator).Ask(new AuditCheck())).Value!.BrokenAt is null);
        Assert.Equal(recorded ? 1 : 0, await house.Db(db => db.AuditLines.CountAsync(l => l.Act == "RecordKeyRotation" && l.Outcome == AuditOutcome.Done)));
    }

    private void CopyTo(string target)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private List<string> Callers()
    {
        using var facts = new StoreFacts(folder);
        return [.. facts.Values("SELECT hex(Appeal_Caller) || Appeal_Address || QueryCodeHash FROM tickets")];
    }

    private KeyRotation Rotation(int batch = 500) => new(Data(), new TestClock(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(8))), batch);

    private void Restore(string made)
    {
        using var held = new StoreLock(Data());
        new Restoration(Data(), held, new TestClock(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(8)))).Restore(made, replace: true);
    }

    private DataFolder Data()
    {
        var settings = new Microsoft.Extensions.Configuration.ConfigurationManager();
        settings["Hotline:DataDirectory"] = folder;
        return new DataFolder(settings, new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Production" });
    }
}
