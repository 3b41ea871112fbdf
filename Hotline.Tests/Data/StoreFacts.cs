using System.Globalization;
using Hotline.Tests.Kit;
using Microsoft.Data.Sqlite;

namespace Hotline.Tests.Data;

/// <summary>Looks at a store from outside, with nothing of the product in between.</summary>
internal sealed class StoreFacts : IDisposable
{
    private readonly SqliteConnection connection;

    public StoreFacts(string folder)
    {
        connection = new SqliteConnection($"Data Source={Path.Combine(folder, "hotline.db")};Pooling=False");
        connection.Open();
    }

    /// <summary>One number.</summary>
    public long Number(string sql) => Convert.ToInt64(Values(sql).Single(), CultureInfo.InvariantCulture);

    /// <summary>The first column, as text.</summary>
    public IReadOnlyList<string> Values(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return values;
    }

    /// <summary>Fails where a ticket is half there: file damaged, timeline with gaps or ending in another state, words not findable or findable without a ticket.</summary>
    public void AreWhole() => Found.None(
    [
        .. Values("PRAGMA integrity_check").Where(l => l != "ok"),
        .. Values("PRAGMA foreign_key_check").Select(t => $"orphan in {t}"),
        .. Values("SELECT Number FROM tickets WHERE Number NOT IN (SELECT Ticket FROM ticket_events)").Select(n => $"{n} without a timeline"),
        .. Values("SELECT Ticket FROM ticket_events GROUP BY Ticket HAVING min(Sequence) <> 1 OR max(Sequence) <> count(*)").Select(n => $"{n}: timeline with gaps"),
        .. Values("""SELECT t.Number FROM tickets t JOIN ticket_events e ON e.Ticket = t.Number WHERE e."To" <> t.State AND e.Sequence = (SELECT max(Sequence) FROM ticket_events x WHERE x.Ticket = t.Number)""").Select(n => $"{n}: timeline ends elsewhere"),
        .. Values("SELECT Number FROM tickets WHERE AnonymisedAt IS NULL AND Number NOT IN (SELECT rowid FROM ticket_text)").Select(n => $"{n}: words not findable"),
        .. Values("SELECT rowid FROM ticket_text WHERE rowid NOT IN (SELECT Number FROM tickets)").Select(n => $"{n}: words without a ticket"),
        .. Values("SELECT Ticket FROM phone_hashes WHERE Ticket NOT IN (SELECT Number FROM tickets)").Select(n => $"{n}: telephone without a ticket"),
    ]);

    public void Dispose() => connection.Dispose();
}
