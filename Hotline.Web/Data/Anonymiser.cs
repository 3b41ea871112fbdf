using System.Data.Common;
using System.Text.Json;
using Hotline.Domain.Publication;
using Hotline.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hotline.Web.Data;

/// <summary>Takes out of a ticket what says, or may say, who somebody is: every table, and the words it was found by (<see cref="PersonalColumns"/>). Within the transaction of whoever calls.</summary>
public sealed class Anonymiser(HotlineDb db)
{
    /// <summary>Empties it.</summary>
    /// <param name="number">Which.</param>
    /// <param name="caller">Who asked: of this, only the kind stays.</param>
    /// <param name="matter">What it is about, in the words of the catalogue.</param>
    /// <param name="at">Now.</param>
    /// <param name="ct">Stops it; nothing is changed then, as the transaction goes.</param>
    public async Task Empty(TicketNumber number, Caller caller, string matter, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var table in PersonalColumns.Emptied.GroupBy(c => c.Table))
        {
            await Run($"UPDATE \"{table.Key}\" SET {string.Join(", ", table.Select(Assignment))} WHERE \"{KeyOf(table.Key)}\" = $number", number, ct, caller, matter);
        }

        foreach (var table in PersonalColumns.Dropped)
        {
            await Run($"DELETE FROM \"{table}\" WHERE \"Ticket\" = $number", number, ct);
        }

        await Run("DELETE FROM ticket_text WHERE rowid = $number", number, ct);
        // Whoever still has it open was overtaken.
        await Run($"UPDATE tickets SET \"AnonymisedAt\" = {at.ToUnixTimeMilliseconds()}, \"Version\" = \"Version\" + 1 WHERE \"Number\" = $number", number, ct);
    }

    private static string KeyOf(string table) => table == "tickets" ? "Number" : "Ticket";

    private static string Assignment(PersonalColumn column)
    {
        var name = $"\"{column.Column}\"";
        return column.Blank switch
        {
            Blank.Nothing => $"{name} = NULL",
            Blank.Sealed => $"{name} = CASE WHEN {name} IS NOT NULL THEN $sealed END",
            Blank.Caller => $"{name} = $caller",
            Blank.Matter => $"{name} = $matter",
            Blank.NoEntries => $"{name} = CASE WHEN {name} IS NOT NULL THEN '[]' END",
            Blank.EmptyUnlessPublic => $"{name} = CASE WHEN \"State\" = {(int)PublicationState.Published} THEN {name} WHEN {name} IS NOT NULL THEN '' END",
            _ => $"{name} = CASE WHEN {name} IS NOT NULL THEN '' END",
        };
    }

    private async Task Run(string sql, TicketNumber number, CancellationToken ct, Caller? caller = null, string matter = "")
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Only within a transaction: half an anonymisation is none.");
        command.CommandText = sql;
        Give(command, "$number", number.Value);
        if (sql.Contains("$sealed", StringComparison.Ordinal))
        {
            Give(command, "$sealed", db.Vault.Seal(""));
        }

        if (sql.Contains("$caller", StringComparison.Ordinal))
        {
            Give(command, "$caller", db.Vault.Seal(JsonSerializer.Serialize(new Caller("", [], caller!.Kind, Anonymous: caller.Anonymous), JsonSerializerOptions.Default)));
            Give(command, "$matter", matter);
        }

        await command.ExecuteNonQueryAsync(ct);
    }

    private static void Give(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
