using System.Collections.Concurrent;
using Hotline.Domain.Tickets;
using Microsoft.Data.Sqlite;

namespace Hotline.Web.Data;

/// <summary>
/// The keyed hashes of query codes, by number: one look-up in the primary key by a statement that stays prepared. Asked whenever a kept status page is handed out, by thousands when something is in everybody's mouth,
/// where putting a query together would cost several times what the page costs.
/// </summary>
public sealed class QueryCodes(DataFolder folder) : IDisposable
{
    private readonly ConcurrentBag<Reader> idle = [];
    private volatile bool over;

    /// <summary>The hash that the store holds at this moment; null when there is no such ticket.</summary>
    /// <exception cref="SqliteException">The store cannot be read.</exception>
    public string? Of(TicketNumber number)
    {
        var reader = idle.TryTake(out var rested) ? rested : new Reader(folder);
        try
        {
            var hash = reader.Read(number);
            idle.Add(reader);
            if (over)
            {
                Dispose();
            }

            return hash;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        over = true;
        while (idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private sealed class Reader : IDisposable
    {
        private readonly SqliteConnection connection;
        private readonly SqliteCommand command;
        private readonly SqliteParameter number;

        public Reader(DataFolder folder)
        {
            connection = new SqliteConnection(StoreSetup.ConnectionString(folder));
            command = connection.CreateCommand();
            command.CommandText = "SELECT QueryCodeHash FROM tickets WHERE Number = $number";
            number = command.Parameters.Add("$number", SqliteType.Integer);
            connection.Open();
        }

        public string? Read(TicketNumber ticket)
        {
            number.Value = ticket.Value;
            return command.ExecuteScalar() as string;
        }

        public void Dispose()
        {
            command.Dispose();
            connection.Dispose();
        }
    }
}
