using System.Text;
using System.Text.RegularExpressions;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Xunit;

namespace Hotline.Tests.Data;

/// <summary>kill -9 at seeded moments: what was acknowledged is there, nothing is there twice, and work goes on.</summary>
public sealed partial class KillTests : IDisposable
{
    // A run that is killed brings at most this many new rows, and those of a group or two that it was already at.
    private const int furthest = 150;
    private static readonly int kills = Thorough.Asked ? 25 : 3;
    private static readonly int rows = kills * (furthest + 100);
    private readonly string folder = Template.Copy();

    [Fact]
    public void An_import_killed_again_and_again_brings_every_row_exactly_once()
    {
        var file = Posts();
        var random = new Random(20261123);
        var acknowledged = new HashSet<string>();
        for (var i = 0; i < kills; i++)
        {
            using var import = new Doomed("Hotline.Web.dll", folder, "import", file, "--channel", "forum");
            // Somewhere in the part that no earlier run has reached.
            for (var fresh = random.Next(1, furthest); fresh > 0;)
            {
                var line = import.NextLine() ?? throw new InvalidOperationException($"It ended by itself. {import.Errors}");
                fresh -= acknowledged.UnionWithOne(Acknowledged().Match(line)) ? 1 : 0;
            }

            foreach (var line in import.KillAfter(random.Next(0, 60)))
            {
                acknowledged.UnionWithOne(Acknowledged().Match(line));
            }

            using var facts = new StoreFacts(folder);
            facts.AreWhole();
            var there = facts.Values("SELECT Appeal_ForeignId FROM tickets").ToHashSet();
            Found.None(acknowledged.Where(id => !there.Contains(id)).Select(id => $"{id} was acknowledged and is gone"));
        }

        using var last = new Doomed("Hotline.Web.dll", folder, "import", file, "--channel", "forum");
        var (code, lines) = last.ToTheEnd();
        Assert.True(code == 0, string.Join('\n', lines.TakeLast(5)) + last.Errors);
        using var store = new StoreFacts(folder);
        store.AreWhole();
        Assert.Equal(rows, store.Number("SELECT count(*) FROM tickets"));
        Assert.Equal(rows, store.Number("SELECT count(DISTINCT Appeal_ForeignId) FROM tickets"));
        Assert.Equal(rows, store.Number("SELECT count(*) FROM ticket_events"));
        // A transaction that was lost has left no line, one that stands has one: together they tell of every row.
        Assert.True(store.Number("SELECT count(*) FROM audit_lines WHERE Act = 'ImportPosts' AND Outcome = 1") >= rows / 50);
    }

    [Fact]
    public void A_killed_save_is_there_when_it_was_acknowledged_and_never_twice()
    {
        var random = new Random(1123);
        var acknowledged = new Dictionary<string, string>();
        var vault = Vault.Open(Path.Combine(folder, "keys", "caller.key"), mayCreate: false);
        for (var i = 0; i < kills; i++)
        {
            using var child = new Doomed("Hotline.Tests.dll", folder, "save", folder, $"{i}");
            var said = new List<string>();
            for (var n = random.Next(1, 60); n > 0; n--)
            {
                said.Add(child.NextLine() ?? throw new InvalidOperationException($"It ended by itself. {child.Errors}"));
            }

            said.AddRange(child.KillAfter(random.Next(0, 40)));
            foreach (var saved in said.Select(l => Saved().Match(l)).Where(m => m.Success))
            {
                acknowledged.Add(saved.Groups["number"].Value, saved.Groups["phone"].Value);
            }

            using var facts = new StoreFacts(folder);
            facts.AreWhole();
            var hashes = facts.Values("SELECT Ticket || ' ' || Whole FROM phone_hashes").ToHashSet();
            Found.None(acknowledged.Where(a => !hashes.Contains($"{Value(a.Key)} {PhoneHash.WholeOf(a.Value, vault)}")).Select(a => $"{a.Key} was acknowledged and is not whole"));
            // At most one more than acknowledged for each kill: committed, and killed before it could say so.
            Assert.InRange(facts.Number("SELECT count(*) FROM tickets"), acknowledged.Count, acknowledged.Count + i + 1);
            Assert.Equal(facts.Number("SELECT count(*) FROM tickets"), facts.Number("SELECT count(DISTINCT Appeal_ForeignId) FROM tickets"));
            Assert.Equal(facts.Number("SELECT count(*) FROM tickets"), facts.Number("SELECT count(*) FROM phone_hashes"));
            Assert.Equal(facts.Number("SELECT count(*) FROM tickets"), facts.Number("SELECT count(*) FROM audit_lines WHERE Act = 'RegisterTicket' AND Outcome = 1"));
        }

        Assert.True(acknowledged.Count >= kills);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static long Value(string number) => TicketNumber.TryParse(number, out var parsed) ? parsed.Value : throw new FormatException(number);

    private string Posts()
    {
        var text = new StringBuilder("id\ttitle\ttext\ttime\n");
        for (var i = 0; i < rows; i++)
        {
            text.Append($"p{i}\t第 {i} 条：楼下烧烤摊占道\t江畔花园楼下每晚有烧烤摊占住人行道，油烟很大，已经第 {i} 次反映。\t2026-10-{1 + i % 28:00} 08:{i % 60:00}\n");
        }

        var file = Path.Combine(folder, "posts.tsv");
        File.WriteAllText(file, text.ToString());
        return file;
    }

    [GeneratedRegex(@"\t(?<id>p\d+)\t\d{8}-\d{6}-\d(\t已有)?$")]
    private static partial Regex Acknowledged();

    [GeneratedRegex(@"^(?<number>\d{8}-\d{6}-\d)\t(?<phone>\d{11})$")]
    private static partial Regex Saved();
}

internal static class AcknowledgedRows
{
    /// <summary>Adds the row a line speaks of.</summary>
    /// <returns>Whether it is one nobody spoke of before.</returns>
    public static bool UnionWithOne(this HashSet<string> rows, Match line) => line.Success && rows.Add(line.Groups["id"].Value);
}
