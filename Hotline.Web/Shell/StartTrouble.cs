using System.Net;
using System.Net.Sockets;
using Hotline.Web.Data;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;

namespace Hotline.Web.Shell;

/// <summary>What is wrong with the machine when the product starts, in one line that says what to do. Everything else is a bug and keeps its stack trace.</summary>
public static class StartTrouble
{
    /// <summary>Runs the whole product; what is wrong with the machine ends it with one line and code 1.</summary>
    public static async Task<int> Guard(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception problem) when (Say(problem) is { } line)
        {
            await Console.Error.WriteLineAsync($"无法启动：{line}");
            return CommandLine.Failed;
        }
    }

    /// <summary>The line for an expected trouble; null for a bug.</summary>
    public static string? Say(Exception problem) => problem switch
    {
        InvalidDataException data => data.Message,
        TsvException rule => $"规则文件有误。{rule.Message}",
        IOException { InnerException: AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } } port => $"端口已被占用（{port.Message}）。请停掉占用它的程序，或用 --urls 换一个端口。",
        AddressInUseException port => port.Message,
        SqliteException { SqliteErrorCode: 5 or 6 } => "数据库正忙，另一个程序占用太久。什么都没有改动，请稍后重试。",
        SqliteException { SqliteErrorCode: 8 or 14 } => "数据目录不可写，数据库打不开。请检查数据目录的所有者和权限。",
        SqliteException { SqliteErrorCode: 13 } => "磁盘已满。请腾出空间后重试。",
        SqliteException { SqliteErrorCode: 11 or 26 } => "数据库文件已损坏，请从备份恢复。",
        UnauthorizedAccessException place => $"没有权限读写文件（{place.Message}）。请检查数据目录的所有者和权限。",
        IOException place => $"文件或目录不可用（{place.Message}）。请检查数据目录 Hotline:DataDirectory。",
        _ => null,
    };

    /// <summary>Asks for the ports before the server does: its own failure would print a stack trace first.</summary>
    /// <exception cref="AddressInUseException">Another program listens there.</exception>
    public static void CheckPorts(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = BindingAddress.Parse(url);
            if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
            {
                continue;
            }

            var place = IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
            try
            {
                using var probe = new TcpListener(place, address.Port);
                probe.Start();
                probe.Stop();
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw new AddressInUseException($"端口 {address.Port} 已被占用。请停掉占用它的程序，或用 --urls 换一个端口。");
            }
        }
    }
}
