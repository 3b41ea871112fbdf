using System.Net;
using System.Net.Sockets;
using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Hotline.Web.Shell;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Hotline.Tests.Shell;

public sealed class StartTroubleTests
{
    [Fact]
    public void A_missing_key_is_said_in_one_line()
    {
        var problem = Assert.Throws<InvalidDataException>(() => Vault.Open(Path.Combine(Path.GetTempPath(), "no-such-folder", "caller.key"), mayCreate: false));
        Assert.Contains("找不到密钥文件", OneLine(problem), StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_directory_that_cannot_be_made_is_said_in_one_line()
    {
        var builder = Host.CreateApplicationBuilder();
        var file = Path.GetTempFileName();
        builder.Configuration.AddInMemoryCollection([new("Hotline:DataDirectory", Path.Combine(file, "below-a-file"))]);
        var problem = Assert.Throws<InvalidDataException>(() => new DataFolder(builder.Configuration, builder.Environment));
        Assert.Contains("建立不了", OneLine(problem), StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public void A_store_of_a_newer_version_is_said_in_one_line()
    {
        var folder = Template.Copy();
        var store = $"Data Source={Path.Combine(folder, "hotline.db")};Pooling=False";
        using (var connection = new SqliteConnection(store))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO schema_versions VALUES (9999, 'future')";
            command.ExecuteNonQuery();
        }

        Assert.Contains("9999", OneLine(Assert.Throws<InvalidDataException>(() => Migrator.Migrate(store))), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_port_in_use_is_said_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var problem = Assert.Throws<AddressInUseException>(() => StartTrouble.CheckPorts($"http://localhost:{port}"));
        Assert.Contains($"端口 {port} 已被占用", OneLine(problem), StringComparison.Ordinal);
        taken.Stop();
        StartTrouble.CheckPorts($"http://localhost:{port};http://127.0.0.1:0");
    }

    [Fact]
    public void A_bug_keeps_its_stack_trace() => Assert.Null(StartTrouble.Say(new InvalidOperationException("bug")));

    private static string OneLine(Exception problem)
    {
        var line = StartTrouble.Say(problem);
        Assert.NotNull(line);
        Assert.DoesNotContain('\n', line);
        return line;
    }
}
