using System.Text.RegularExpressions;

namespace Hotline.Web.Notifications;

/// <summary>What a citizen is told by short message, in the city's words.</summary>
/// <param name="Kind">On what occasion.</param>
/// <param name="Text">The words, with blanks in braces.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while there is none.</param>
public sealed partial record CitizenTemplate(OutboxKind Kind, string Text, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>The blank for the one-time link; it stays open in the store and is filled when the message leaves.</summary>
    public const string Link = "{link}";

    private static readonly string[] everywhere = ["number", "telephone"];

    private static readonly Dictionary<OutboxKind, string[]> blanks = new()
    {
        [OutboxKind.Letter] = ["unit", "limit", "due"],
        [OutboxKind.UnitChanged] = ["unit", "limit", "due"],
        [OutboxKind.Extended] = ["unit", "due", "reason"],
        [OutboxKind.Declined] = ["reason", "channel"],
        [OutboxKind.Merged] = [],
        [OutboxKind.Invite] = ["link", "until"],
        [OutboxKind.LastInvite] = ["link", "until"],
        [OutboxKind.Redone] = ["unit", "due"],
        [OutboxKind.Closed] = [],
    };

    /// <summary>The occasions there are.</summary>
    public static IReadOnlyCollection<OutboxKind> Kinds => blanks.Keys;

    /// <summary>A blank that nothing fills on this occasion, if there is one.</summary>
    public string? Unknown => Blank().Matches(Text).Select(m => m.Groups[1].Value).FirstOrDefault(b => !everywhere.Contains(b) && !blanks[Kind].Contains(b));

    /// <summary>Whether it holds a one-time link.</summary>
    public bool HasLink => Text.Contains(Link, StringComparison.Ordinal);

    /// <summary>Whether it holds on that day.</summary>
    public bool InForce(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Whether another one is for the same occasion on a common day.</summary>
    public bool Overlaps(CitizenTemplate other) => Kind == other.Kind && ValidFrom <= (other.ValidTo ?? DateOnly.MaxValue) && other.ValidFrom <= (ValidTo ?? DateOnly.MaxValue);

    /// <summary>The words with their blanks filled; the link stays a blank.</summary>
    public string Fill(IReadOnlyDictionary<string, string> values) => Blank().Replace(Text, m => values.GetValueOrDefault(m.Groups[1].Value) ?? m.Value);

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Blank();
}
