using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

/// <summary>诉求: what was said, by whom and about where, as captured at intake or amended later.</summary>
public sealed record Appeal
{
    /// <summary>How it reached us.</summary>
    public required Channel Channel { get; init; }

    /// <summary>What the citizen wants of the city.</summary>
    public required AppealType Type { get; init; }

    /// <summary>How fast every hop must be.</summary>
    public Urgency Urgency { get; init; } = Urgency.Normal;

    /// <summary>What it is about; null until a person has decided.</summary>
    public CategoryCode? Category { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>The whole story.</summary>
    public required string Text { get; init; }

    /// <summary>What the citizen wants to be done.</summary>
    public string DesiredOutcome { get; init; } = "";

    /// <summary>Who asks.</summary>
    public required Caller Caller { get; init; }

    /// <summary>Where it happened.</summary>
    public string Address { get; init; } = "";

    /// <summary>The area of that address, by gazetteer or by hand.</summary>
    public AreaCode? Area { get; init; }

    /// <summary>保密: units never learn who reported it.</summary>
    public bool Confidential { get; init; }

    /// <summary>同意公开: question and answer may be published after redaction.</summary>
    public bool MayPublish { get; init; }

    /// <summary>Whether the citizen wants an answer.</summary>
    public bool ReplyWanted { get; init; } = true;

    /// <summary>被诉单位: the unit this is about, which must never receive it.</summary>
    public DepartmentCode? ReportedUnit { get; init; }

    /// <summary>被反映对象: what kind of party this is about, where somebody said so; the catalogue may name another unit for it.</summary>
    public ReportedParty? ReportedParty { get; init; }

    /// <summary>法定时限: the word of a law that sets limits of its own for it, such as "petition"; null where the city's own limits hold.</summary>
    public string? Legal { get; init; }

    /// <summary>When the citizen spoke, the letter came or the post was written; null = at registration.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The number it has at its source (post id, foreign ticket), unique within the channel.</summary>
    public string? ForeignId { get; init; }

    /// <summary>The post's address, where it came from a forum.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>The post's author, where it came from a forum.</summary>
    public string? SourceAuthor { get; init; }

    /// <summary>Names of the fields in which the two differ. Names, never values: they go into the timeline.</summary>
    public IReadOnlyList<string> DifferenceFrom(Appeal other)
    {
        var fields = new List<string>();
        void Compare<T>(string name, T mine, T theirs)
        {
            if (!EqualityComparer<T>.Default.Equals(mine, theirs))
            {
                fields.Add(name);
            }
        }

        Compare(nameof(Channel), Channel, other.Channel);
        Compare(nameof(Type), Type, other.Type);
        Compare(nameof(Urgency), Urgency, other.Urgency);
        Compare(nameof(Category), Category, other.Category);
        Compare(nameof(Title), Title, other.Title);
        Compare(nameof(Text), Text, other.Text);
        Compare(nameof(DesiredOutcome), DesiredOutcome, other.DesiredOutcome);
        Compare(nameof(Caller.Name), Caller.Name, other.Caller.Name);
        Compare(nameof(Caller.Phones), string.Join(' ', Caller.Phones), string.Join(' ', other.Caller.Phones));
        Compare(nameof(Caller.Kind), Caller.Kind, other.Caller.Kind);
        Compare("CallerAddress", Caller.Address, other.Caller.Address);
        Compare(nameof(Caller.Anonymous), Caller.Anonymous, other.Caller.Anonymous);
        Compare(nameof(Address), Address, other.Address);
        Compare(nameof(Area), Area, other.Area);
        Compare(nameof(Confidential), Confidential, other.Confidential);
        Compare(nameof(MayPublish), MayPublish, other.MayPublish);
        Compare(nameof(ReplyWanted), ReplyWanted, other.ReplyWanted);
        Compare(nameof(ReportedUnit), ReportedUnit, other.ReportedUnit);
        Compare(nameof(ReportedParty), ReportedParty, other.ReportedParty);
        Compare(nameof(Legal), Legal, other.Legal);
        Compare(nameof(ReceivedAt), ReceivedAt, other.ReceivedAt);
        Compare(nameof(ForeignId), ForeignId, other.ForeignId);
        Compare(nameof(SourceUrl), SourceUrl, other.SourceUrl);
        Compare(nameof(SourceAuthor), SourceAuthor, other.SourceAuthor);
        return fields;
    }
}
