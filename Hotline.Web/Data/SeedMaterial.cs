using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Data;

/// <summary>What somebody may say to the hotline, from data/demo or the corpus.</summary>
internal sealed record SeedText(CategoryCode Category, AppealType Type, Urgency Urgency, string Title, string Text)
{
    public Channel? Channel { get; init; }

    public AreaCode? Area { get; init; }

    public string Address { get; init; } = "";

    public string Outcome { get; init; } = "";

    /// <summary>Written down by an operator, so it came by telephone.</summary>
    public bool ByOperator { get; init; }

    /// <summary>The reason for declining or the emergency service, where it goes that way.</summary>
    public string Code { get; init; } = "";

    /// <summary>The operator's own answer or note.</summary>
    public string Answer { get; init; } = "";

    /// <summary>One of several citizens about one event.</summary>
    public bool Shared { get; init; }
}

/// <summary>An answer of a department, with places for title, unit and area.</summary>
internal sealed record SeedReply(string Category, ResultKind Result, string Text);

/// <summary>All that the demo city is made of, read from the files that came with the product.</summary>
internal sealed class SeedMaterial
{
    private const int fewestForAnEvent = 4;

    public SeedMaterial(DataFolder folder)
    {
        var appeals = Rows(folder, "demo/appeals.tsv").Select(Appeal).ToList();
        var events = appeals.GroupBy(a => a.Category).Where(g => g.Count() >= fewestForAnEvent).ToList();
        Events = [.. events.Select(g => g.Select(a => a with { Shared = true }).ToList())];
        Single = [.. appeals.Where(a => !events.Exists(e => e.Key == a.Category))];
        Corpus = [.. Directory.EnumerateFiles(Path.Combine(folder.Shipped, "corpus"), "*.tsv").Order(StringComparer.Ordinal)
            .SelectMany(f => Rows(folder, Path.GetRelativePath(folder.Shipped, f)))
            .Select(r => Said(r) with { ByOperator = r["style"] == "operator" })];
        Direct = Rows(folder, "demo/direct.tsv").ToLookup(
            r => r.Needed("outcome"), r => Said(r) with { Channel = r.Word<Channel>("channel"), Code = r["code"], Answer = r["answer"] });
        Callers = [.. Rows(folder, "demo/callers.tsv").Select(r => new Caller(r.Needed("name"), [r.Needed("phone")], r.Word<CallerKind>("kind"), r["address"]))];
        Replies = [.. Rows(folder, "demo/replies.tsv").Select(r => new SeedReply(r.Needed("category"), r.Word<ResultKind>("result"), r.Needed("text")))];
        Notes = Rows(folder, "demo/notes.tsv").ToLookup(r => r.Needed("action"), r => new SeedNote(r.Needed("text"), r.List("fits")));
        (Complaints, Duty) = (Rows(folder, "demo/complaints.tsv"), Rows(folder, "demo/duty.tsv"));
        Articles = Rows(folder, "demo/articles.tsv");
        Staff = Rows(folder, "demo/staff.tsv").ToLookup(r => r.Needed("role"), r => r.Needed("name"));
    }

    /// <summary>Texts about one event each, several citizens to an event.</summary>
    public IReadOnlyList<IReadOnlyList<SeedText>> Events { get; }

    /// <summary>Questions people ask, and their answers.</summary>
    public IReadOnlyList<TsvRow> Articles { get; }

    /// <summary>Texts with a place and a channel.</summary>
    public IReadOnlyList<SeedText> Single { get; }

    /// <summary>Texts of every kind, most of them without a place.</summary>
    public IReadOnlyList<SeedText> Corpus { get; }

    /// <summary>By how they end: answer, decline, transfer.</summary>
    public ILookup<string, SeedText> Direct { get; }

    public IReadOnlyList<Caller> Callers { get; }

    public IReadOnlyList<SeedReply> Replies { get; }

    public ILookup<string, SeedNote> Notes { get; }

    public ILookup<string, string> Staff { get; }

    public IReadOnlyList<TsvRow> Complaints { get; }

    public IReadOnlyList<TsvRow> Duty { get; }

    private static SeedText Said(TsvRow row) =>
        new(new CategoryCode(row.Needed("category")), row.Word<AppealType>("type"), row.Word<Urgency>("urgency"), row.Needed("title"), row.Needed("text"));

    private static SeedText Appeal(TsvRow row) => Said(row) with
    {
        Channel = row.Word<Channel>("channel"),
        Area = new AreaCode(row.Needed("area")),
        Address = row["address"],
        Outcome = row["outcome"],
    };

    private static List<TsvRow> Rows(DataFolder folder, string name)
    {
        using var reader = new StreamReader(Path.Combine(folder.Shipped, name));
        return [.. Tsv.Read(name, reader)];
    }
}
