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

        var empty = Directory.CreateTempSubdirectory("hotline-restored-").FullName;
        Directory.CreateDirectory(Path.Combine(empty, "keys"));
        await File.WriteAllTextAsync(Path.Combine(empty, "keys", "caller.key"), key);
        Assert.Null(In(empty).Restore(made, replace: false));
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
        var empty = Directory.CreateTempSubdirectory("hotline-restored-").FullName;
        Assert.Contains("损坏", Assert.Throws<InvalidDataException>(() => In(empty).Restore(made, replace: true)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(empty, "hotline.db")));

        File.Delete(Path.Combine(made, "manifest.json"));
        Assert.Contains("不是完整的备份", Assert.Throws<InvalidDataException>(() => BackupManifest.Read(made)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restoring_needs_the_key_of_that_time_a_free_place_and_a_stopped_server()
    {
        await using var house = await House.Open();
        await house.Citizen.Run(new SignIn("nobody", Matched: false));
        var backup = house.Services.GetRequiredService<Backup>();
        var made = backup.Make(into);
        Assert.Contains("已经存在", Why(() => backup.Restore(made, replace: false)), StringComparison.Ordinal);
        Assert.Contains("另一把密钥", Why(() => In(Directory.CreateTempSubdirectory("hotline-other-").FullName).Restore(made, replace: false)), StringComparison.Ordinal);

        var before = await Lines(house);
        // A reader in the middle of something stands for a server that runs.
        await using var reading = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(house.Folder, "hotline.db")};Pooling=False");
        await reading.OpenAsync();
        await using (var command = reading.CreateCommand())
        {
            command.CommandText = "BEGIN; SELECT count(*) FROM audit_lines";
            await command.ExecuteScalarAsync();
        }

        Assert.Contains("停掉服务", Why(() => backup.Restore(made, replace: true)), StringComparison.Ordinal);
        Assert.Equal(before, await Lines(house));
    }

    [Fact]
    public async Task The_old_store_is_moved_aside_and_the_audit_chain_notices_the_change()
    {
        var folder = Template.Copy();
        string made, aside;
        await using (var house = await House.Open(folder: folder))
        {
            await house.Citizen.Run(new SignIn("nobody", Matched: false));
            made = house.Services.GetRequiredService<Backup>().Make(into);
            await house.Citizen.Run(new SignIn("later", Matched: false));
            await house.Services.GetRequiredService<AuditWatch>().Look(default);
            Directory.CreateDirectory(folder + "-kept");
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder + "-kept", Path.GetRelativePath(folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        aside = In(folder + "-kept").Restore(made, replace: true)!;
        Assert.True(File.Exists(Path.Combine(aside, "hotline.db")));
        await using var restored = await House.Open(folder: folder + "-kept");
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
    public void A_wrong_setting_is_named(string key, string value)
    {
        var settings = new Microsoft.Extensions.Configuration.ConfigurationManager { [key] = value };
        Assert.Contains(key, Assert.Throws<InvalidDataException>(() => new BackupSettings(settings)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(into, recursive: true);

    private static string Why(Action act) => Assert.Throws<InvalidDataException>(act).Message;

    private static Task<long> Lines(House house) => house.Db(db => db.AuditLines.LongCountAsync());

    private static Backup In(string folder)
    {
        var settings = new Microsoft.Extensions.Configuration.ConfigurationManager();
        settings["Hotline:DataDirectory"] = folder;
        var data = new DataFolder(settings, new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Production" });
        return new Backup(data, Vault.Open(data.Key, mayCreate: true), new TestClock(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(8))));
    }
}
