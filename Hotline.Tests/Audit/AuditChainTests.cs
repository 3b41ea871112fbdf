using System.Security.Cryptography;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Identity;
using Hotline.Web.Platform;
using Hotline.Web.Shell;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Hotline.Tests.Audit;

public sealed class AuditChainTests
{
    private const string anchorFile = "keys/audit.anchor";

    [Fact]
    public async Task Every_act_of_many_at_once_stands_in_one_whole_chain()
    {
        await using var house = await House.Open();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Try(house, $"nobody{i}")));

        var found = await Check(house);
        Assert.True(found.Whole);
        Assert.Equal(await house.Db(db => db.AuditLines.LongCountAsync()), found.Lines);
        Assert.True(found.Lines >= 40);
    }

    [Theory]
    [InlineData("UPDATE audit_lines SET Account = 'other' WHERE Id = 3")]
    [InlineData("UPDATE audit_lines SET Detail = NULL WHERE Id = 3")]
    [InlineData("UPDATE audit_lines SET At = At + 1 WHERE Id = 3")]
    [InlineData("UPDATE audit_lines SET Link = NULL WHERE Id = 3")]
    [InlineData("DELETE FROM audit_lines WHERE Id = 3")]
    [InlineData("DELETE FROM audit_lines WHERE Id = 3; UPDATE audit_lines SET Id = 3 WHERE Id = 4")]
    public async Task A_line_that_was_changed_or_taken_out_is_found_where_it_was(string tampering)
    {
        await using var house = await House.Open();
        await Fill(house, 6);
        Assert.Contains("audit lines are never", Assert.Throws<SqliteException>(() => Sql(house, tampering)).Message, StringComparison.Ordinal);

        Sql(house, $"DROP TRIGGER audit_lines_stay; DROP TRIGGER audit_lines_stand; {tampering}");
        Assert.Equal(3, (await Check(house)).BrokenAt);
    }

    [Fact]
    public async Task A_store_that_was_cut_at_its_end_is_found_out_by_the_anchor_and_accepted_only_with_a_reason()
    {
        await using var house = await House.Open();
        await Fill(house, 6);
        var watch = house.Services.GetRequiredService<AuditWatch>();
        await watch.Look(default);
        Assert.False(watch.Alarmed);
        Assert.Equal(RefusalCode.NothingChanged, (await house.System.Run(new AcceptRestore("无事"))).Code);

        // The refusal above is a line too, and the anchor has not seen it: what is cut must reach below the anchor.
        Sql(house, "DROP TRIGGER audit_lines_stay; DELETE FROM audit_lines WHERE Id > 4");
        await watch.Look(default);
        Assert.True(watch.Alarmed);
        var found = await Check(house);
        Assert.Null(found.BrokenAt);
        Assert.Equal(AuditState.PutBack, found.Standing.State);

        Assert.Equal(OutcomeKind.Invalid, (await house.System.Run(new AcceptRestore(""))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.AuditAdministrator).Run(new AcceptRestore("自己放行"))).Kind);
        Assert.True((await house.System.Run(new AcceptRestore("磁盘更换，从昨夜备份恢复"))).Ok);
        await watch.Look(default);
        Assert.False(watch.Alarmed);
        Assert.True((await Check(house)).Whole);
        Assert.Contains(await house.Db(db => db.AuditLines.ToListAsync()), l => l is { Act: nameof(AcceptRestore), Outcome: AuditOutcome.Done, Detail: "磁盘更换，从昨夜备份恢复" });
    }

    [Fact]
    public async Task An_anchor_that_was_not_written_here_is_no_anchor()
    {
        await using var house = await House.Open();
        await Fill(house, 3);
        await house.Services.GetRequiredService<AuditWatch>().Look(default);
        var file = Path.Combine(house.Folder, anchorFile);
        await File.WriteAllTextAsync(file, "1" + await File.ReadAllTextAsync(file));
        Assert.Equal(AuditState.AnchorDamaged, (await Check(house)).Standing.State);
        await File.WriteAllTextAsync(file, "");
        Assert.Equal(AuditState.AnchorDamaged, (await Check(house)).Standing.State);
    }

    [Fact]
    public async Task Lines_from_before_the_chain_are_tied_once_and_never_again_when_an_anchor_lies_there()
    {
        await using var house = await House.Open();
        await Fill(house, 4);
        Sql(house, "DROP TRIGGER audit_lines_stand; UPDATE audit_lines SET Link = NULL");
        await Tie(house);
        Assert.True((await Check(house)).Whole);

        await house.Services.GetRequiredService<AuditWatch>().Look(default);
        Sql(house, "UPDATE audit_lines SET Account = 'other' WHERE Id = 2; UPDATE audit_lines SET Link = NULL");
        await Tie(house);
        Assert.Equal(1, (await Check(house)).BrokenAt);
    }

    [Fact]
    public async Task An_export_can_be_checked_with_its_public_key_alone_and_is_itself_on_record()
    {
        await using var house = await House.Open();
        await Fill(house, 5);
        var file = Path.Combine(house.Folder, "audit.jsonl");
        var (code, output, error) = await Cli(house, "audit", "export", file);
        Assert.True(code == CommandLine.Done, error);
        Assert.Contains("导出", output, StringComparison.Ordinal);

        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(file + ".pem"));
        var (data, signature) = (await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(file + ".sig"));
        Assert.True(key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        data[^5] ^= 1;
        Assert.False(key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

        var lines = await house.Db(db => db.AuditLines.OrderBy(l => l.Id).ToListAsync());
        Assert.Equal(nameof(RecordAuditExport), lines[^1].Act);
        Assert.Equal(lines.Count - 1, File.ReadAllLines(file).Length);
        Assert.Equal(CommandLine.Misunderstood, (await Cli(house, "audit", "export", file, "--from", "昨天")).Code);
    }

    [Fact]
    public async Task The_command_says_where_the_chain_is_broken_and_ends_with_one()
    {
        await using var house = await House.Open();
        await Fill(house, 5);
        Assert.Equal(CommandLine.Done, (await Cli(house, "audit", "verify")).Code);
        Sql(house, "DROP TRIGGER audit_lines_stand; UPDATE audit_lines SET Outcome = 1 WHERE Id = 2");
        var (code, _, error) = await Cli(house, "audit", "verify");
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains("第 2 条", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> Cli(House house, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.Run(house.Services, house.Services.GetRequiredService<IHostEnvironment>(), args, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static async Task Fill(House house, int lines)
    {
        for (var i = 0; i < lines; i++)
        {
            await Try(house, $"nobody{i}");
        }
    }

    private static Task<Outcome<Entry>> Try(House house, string account) => house.Citizen.Run(new SignIn(account, Matched: false));

    private static async Task<AuditFinding> Check(House house) => (await house.As(Role.AuditAdministrator).Ask(new AuditCheck())).Value!;

    private static async Task Tie(House house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        await AuditLinks.TieOld(scope.ServiceProvider, default);
    }

    private static void Sql(House house, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(house.Folder, "hotline.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
