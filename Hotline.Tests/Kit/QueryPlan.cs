using System.Text.RegularExpressions;
using Hotline.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Kit;

/// <summary>How SQLite would answer a question: one line a step, "SCAN x" being a whole table.</summary>
public static partial class QueryPlan
{
    public static async Task<string> Of<T>(HotlineDb db, IQueryable<T> query)
    {
        var text = query.ToQueryString();
        await db.Database.OpenConnectionAsync();
        await using var command = ((SqliteConnection)db.Connection).CreateCommand();
        foreach (Match set in Setting().Matches(text))
        {
            command.Parameters.AddWithValue(set.Groups[1].Value, set.Groups[2].Value.Trim('\''));
        }

        command.CommandText = "EXPLAIN QUERY PLAN " + Setting().Replace(text, "");
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(3));
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"^\.param set (\S+) (.*)$", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
