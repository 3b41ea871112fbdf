using Hotline.Classifier;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Hotline.Tests.Classifier;

/// <summary>The bigrams and the phrases against the real search engine.</summary>
public sealed class FullTextTests : IDisposable
{
    private readonly SqliteConnection _store = new("Data Source=:memory:");

    public FullTextTests()
    {
        _store.Open();
        Run("CREATE VIRTUAL TABLE search USING fts5(words, tokenize = 'unicode61')");
        foreach (var text in new[] { "楼下KTV噪音扰民，打了110也没用", "地铁3号线出口的路灯坏了", "请问办社保要带什么", "粤B12345乱停放，堵住A2栋" })
        {
            Run("INSERT INTO search (words) VALUES ($x)", TextFeatures.Bigrams(text));
        }
    }

    [Theory]
    [InlineData("噪音", "1")]
    [InlineData("噪音扰民", "1")]
    [InlineData("音扰", "1")]
    [InlineData("噪民", "")]
    [InlineData("路灯", "2")]
    [InlineData("灯", "2")]
    [InlineData("了", "1,2")]
    [InlineData("3号线", "2")]
    [InlineData("号线出口", "2")]
    [InlineData("ktv", "1")]
    [InlineData("110", "1")]
    [InlineData("11", "")]
    [InlineData("粤B12345", "4")]
    [InlineData("A2栋", "4")]
    [InlineData("社保 请问", "3")]
    [InlineData("社保 路灯", "")]
    [InlineData("\"路灯\" AND (", "")]
    public void Finds_what_is_there(string query, string rows)
    {
        using var command = _store.CreateCommand();
        command.CommandText = "SELECT rowid FROM search WHERE search MATCH $x ORDER BY rowid";
        command.Parameters.AddWithValue("$x", TextFeatures.BigramPhrase(query));
        using var reader = command.ExecuteReader();
        var found = new List<long>();
        while (reader.Read())
        {
            found.Add(reader.GetInt64(0));
        }

        Assert.Equal(rows, string.Join(',', found));
    }

    public void Dispose() => _store.Dispose();

    private void Run(string sql, string? x = null)
    {
        using var command = _store.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$x", x ?? string.Empty);
        command.ExecuteNonQuery();
    }
}
