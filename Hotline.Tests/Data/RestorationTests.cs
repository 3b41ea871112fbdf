using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Hotline.Web.Identity;
using Hotline.Web.Shell;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Hotline.Tests.Data;

/// <summary>A restore that meets a damaged store, a wrong backup, a missing key, or a power cut.</summary>
public sealed class RestorationTests : IDisposable
{
    private readonly string into = Directory.CreateTempSubdirectory("hotline-backup-").FullName;
    private readonly Spare spare = new();

    [Theory]
    [InlineData(0)]
    [InlineData(4096)]
    public async Task A_damaged_store_is_replaced_and_kept_as_it_was(int from)
    {
        var (made, machine) = await Backed();
        var store = Path.Combine(machine, "hotline.db");
        var bytes = await File.ReadAllBytesAsync(store);
        bytes.AsSpan(from).Fill(0x5a);
        await File.WriteAllBytesAsync(store, bytes);
        File.Delete(store + "-wal");
        var aside = Spare.At(machine).Restore(made, replace: true)!;
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(aside, "hotline.db")));
        await using var house = await House.Open(folder: machine);
        Assert.Equal(BackupManifest.Read(made).Rows["audit_lines"], await house.Db(db => db.AuditLines.LongCountAsync()));
    }

    [Fact]
    public async Task A_damaged_store_that_a_server_has_open_stays()
    {
        var (made, machine) = await Backed();
        using var server = new StoreLock(Spare.Folder(machine));
        server.Hold();
        await File.WriteAllTextAsync(Path.Combine(machine, "hotline.db"), "no database");
        Assert.Contains("停掉服务", Why(() => Spare.At(machine).Restore(made, replace: true)), StringComparison.Ordinal);
        Assert.Equal("no database", await File.ReadAllTextAsync(Path.Combine(machine, "hotline.db")));
        server.Dispose();
        Assert.NotNull(Spare.At(machine).Restore(made, replace: true));
    }

    [Fact]
    public async Task A_power_cut_at_any_moment_leaves_nothing_that_opens_by_halves_and_can_be_undone_or_done_again()
    {
        var (made, machine) = await Backed();
        Directory.CreateDirectory(Path.Combine(machine, "attachments"));
        await File.WriteAllTextAsync(Path.Combine(machine, "attachments", "old"), "old");
        var before = Fingerprint(machine);
        List<string> cuts = [];
        Spare.At(machine).Restore(made, replace: true, (from, to) =>
        {
            cuts.Add(spare.Copied(machine));
            Folders.Move(from, to);
            cuts.Add(spare.Copied(machine));
        });
        Assert.True(cuts.Count >= 10, $"{cuts.Count}");
        foreach (var cut in cuts)
        {
            Assert.Contains("restore --cancel", (await Assert.ThrowsAsync<InvalidDataException>(() => House.Open(folder: cut))).Message, StringComparison.Ordinal);
            var undone = spare.Copied(cut);
            Assert.True(Spare.At(undone).Cancel());
            Assert.Equal(before, Fingerprint(undone));
            Assert.Empty(Directory.EnumerateDirectories(undone, "*rest*"));

            Assert.NotNull(Spare.At(cut).Restore(made, replace: true));
            Assert.Equal(BackupManifest.Read(made).Files.Single(f => f.Path == "hotline.db").Sha256, Sha(Path.Combine(cut, "hotline.db")));
            Assert.False(File.Exists(Path.Combine(cut, "attachments", "old")));
            Assert.Equal(["before-restore-20261124-010000"], Directory.EnumerateDirectories(cut, "*rest*").Select(Path.GetFileName));
        }
    }

    [Fact]
    public async Task What_cannot_be_moved_is_taken_back()
    {
        var (made, machine) = await Backed();
        var before = Fingerprint(machine);
        for (var moves = 0; ; moves++)
        {
            var left = moves;
            try
            {
                Spare.At(machine).Restore(made, replace: true, (from, to) =>
                {
                    if (left-- == 0)
                    {
                        throw new IOException("no room");
                    }

                    Folders.Move(from, to);
                });
                break;
            }
            catch (IOException problem)
            {
                Assert.Equal("no room", problem.Message);
            }

            Assert.Equal(before, Fingerprint(machine));
            Assert.Empty(Directory.EnumerateDirectories(machine, "*rest*"));
        }
    }

    [Fact]
    public async Task A_restore_cut_off_while_it_copied_keeps_the_server_and_setup_from_opening_until_it_is_given_up()
    {
        await using var house = await House.Open();
        var machine = spare.Copied(house.Folder);
        Directory.CreateDirectory(Path.Combine(machine, "restoring.partial", "copy"));
        await File.WriteAllTextAsync(Path.Combine(machine, "restoring.partial", "copy", "hotline.db"), "half");
        using var child = new Doomed("Hotline.Web.dll", machine, "setup");
        var (code, _) = child.ToTheEnd();
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains("上一次恢复没有做完", child.Errors, StringComparison.Ordinal);
        using var cancel = new Doomed("Hotline.Web.dll", machine, "restore", "--cancel");
        Assert.Equal(CommandLine.Done, cancel.ToTheEnd().ExitCode);
        Assert.False(Directory.Exists(Path.Combine(machine, "restoring.partial")));
        Assert.False(Spare.At(machine).Cancel());
    }

    [Fact]
    public async Task An_empty_machine_gets_no_new_key_and_is_told_which_one_it_needs()
    {
        var (made, _) = await Backed();
        var machine = spare.Empty();
        using var child = new Doomed("Hotline.Web.dll", machine, "restore", made);
        Assert.Equal(CommandLine.Failed, child.ToTheEnd().ExitCode);
        Assert.Contains(BackupManifest.Read(made).Key, child.Errors, StringComparison.Ordinal);
        Assert.Contains("caller.key", child.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(machine, "keys", "caller.key")));
        Assert.False(File.Exists(Path.Combine(machine, "hotline.db")));
    }

    [Fact]
    public async Task A_backup_of_a_newer_schema_is_refused()
    {
        var (made, machine) = await Backed();
        var before = Fingerprint(machine);
        Write(made, "INSERT INTO schema_versions VALUES (9999, 'future')");
        var manifest = BackupManifest.Read(made);
        BackupManifest.Of(made, manifest.At, manifest.Key).Write(made);
        var why = Why(() => Spare.At(machine).Restore(made, replace: true));
        Assert.Contains("9999", why, StringComparison.Ordinal);
        Assert.Contains("比程序", why, StringComparison.Ordinal);
        Assert.Equal(before, Fingerprint(machine));
    }

    [Fact]
    public async Task A_manifest_that_names_another_schema_than_the_store_is_found_out()
    {
        var (made, _) = await Backed();
        (BackupManifest.Read(made) with { Schema = 3 }).Write(made);
        Assert.Contains("数据库版本与清单不符", BackupManifest.Read(made).Wrong(made));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"At\":\"2026-11-23T01:00:00+00:00\",\"Schema\":21,\"Key\":\"00\",\"Rows\":{},\"Files\":[null]}")]
    [InlineData("{\"At\":\"yesterday\"}")]
    [InlineData("{\"At\":")]
    [InlineData("")]
    public async Task A_manifest_that_is_none_is_said_in_one_line(string text)
    {
        var (made, machine) = await Backed();
        await File.WriteAllTextAsync(Path.Combine(made, "manifest.json"), text);
        var (code, said) = await Run(machine, "verify-backup", made);
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains("已损坏", said, StringComparison.Ordinal);
        Assert.Equal(1, said.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("passengers")]
    [InlineData("x\" UNION SELECT 1 --")]
    [InlineData("x'")]
    public async Task A_table_that_is_not_there_is_said_in_one_line(string table)
    {
        var (made, machine) = await Backed();
        (BackupManifest.Read(made) with { Rows = new Dictionary<string, long> { [table] = 1 } }).Write(made);
        var (code, said) = await Run(machine, "verify-backup", made);
        Assert.Equal(CommandLine.Failed, code);
        Assert.Equal($"清单里的表 {table} 在数据库里没有\n", said);
    }

    [Fact]
    public async Task A_database_that_is_none_is_said_in_one_line_though_the_manifest_agrees()
    {
        var (made, machine) = await Backed();
        var store = Path.Combine(made, "hotline.db");
        await File.WriteAllTextAsync(store, new string('x', 5000));
        var manifest = BackupManifest.Read(made);
        (manifest with { Files = [.. manifest.Files.Where(f => f.Path != "hotline.db"), new BackupFile("hotline.db", 5000, Sha(store))] }).Write(made);
        var (code, said) = await Run(machine, "verify-backup", made);
        Assert.Equal(CommandLine.Failed, code);
        Assert.StartsWith("数据库读不出来", said, StringComparison.Ordinal);
        (manifest with { Files = [] }).Write(made);
        File.Delete(store);
        Assert.Equal(CommandLine.Failed, (await Run(machine, "verify-backup", made)).Code);
    }

    [Fact]
    public void Two_may_share_the_data_directory_and_whoever_restores_is_alone()
    {
        var folder = Spare.Folder(spare.Empty());
        using var server = new StoreLock(folder);
        using var import = new StoreLock(folder);
        server.Hold();
        server.Hold();
        import.Hold();
        Assert.Throws<InvalidDataException>(() => import.Alone());
        server.Dispose();
        Assert.Throws<InvalidDataException>(() => server.Alone());
        import.Dispose();
        using (server.Alone())
        {
            Assert.Contains("正在恢复", Why(import.Hold), StringComparison.Ordinal);
        }

        import.Hold();
    }

    public void Dispose()
    {
        Directory.Delete(into, recursive: true);
        spare.Dispose();
    }

    // A backup, and the data directory it was made of on another machine, one audit line later.
    private async Task<(string Made, string Machine)> Backed()
    {
        await using var house = await House.Open();
        var made = house.Services.GetRequiredService<Backup>().Make(into);
        await house.Citizen.Run(new SignIn("later", Matched: false));
        return (made, spare.Copied(house.Folder));
    }

    private static async Task<(int Code, string Said)> Run(string machine, params string[] args)
    {
        var child = new StringWriter { NewLine = "\n" };
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder();
        builder.Configuration["Hotline:DataDirectory"] = machine;
        House.Furnish(builder);
        await using var app = builder.Build();
        return (await CommandLine.Run(app.Services, app.Services.GetRequiredService<IHostEnvironment>(), args, child, child), child.ToString());
    }

    private static string Why(Action act) => Assert.Throws<InvalidDataException>(act).Message;

    private static string Sha(string file) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));

    // The store as whoever opens it would find it: what lies in its journal belongs to it.
    private string Fingerprint(string machine)
    {
        var copy = spare.Copied(machine);
        Write(copy, "PRAGMA journal_mode = DELETE");
        var files = Directory.EnumerateFiles(copy, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(copy, f)).Where(f => f != "hotline.lock").Order(StringComparer.Ordinal);
        return string.Join('\n', files.Select(f => $"{f} {(f == "hotline.db" ? Rows(copy) : Sha(Path.Combine(copy, f)))}"));
    }

    private static string Rows(string machine)
    {
        using var facts = new StoreFacts(machine);
        return string.Join(',', facts.Values("SELECT Id || Act FROM audit_lines ORDER BY Id"));
    }

    private static void Write(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "hotline.db")};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteScalar();
    }
}
