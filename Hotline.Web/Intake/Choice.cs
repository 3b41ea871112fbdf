using Hotline.Web.Routing;

namespace Hotline.Web.Intake;

/// <summary>One of many things that can be picked by typing.</summary>
/// <param name="Code">What is stored.</param>
/// <param name="Text">What is shown and searched.</param>
/// <param name="Group">Where it belongs.</param>
public sealed record Choice(string Code, string Text, string Group = "")
{
    /// <summary>Second-level categories: "0101 占道经营与流动摊贩".</summary>
    public static IReadOnlyList<Choice> Categories(CityRules rules) =>
        [.. rules.Categories.Where(c => c.Code.Value.Length == 4).Select(c => new Choice(c.Code.Value, $"{c.Code} {c.Name}", rules.Category(c.Code.Top)?.Name ?? ""))];

    /// <summary>Units in force on that day, the centre left out.</summary>
    public static IReadOnlyList<Choice> Units(CityRules rules, DateTimeOffset now) =>
        [.. rules.UnitsInForce(rules.Day(now)).Select(u => new Choice(u.Code.Value, u.Short, u.Name == u.Short ? "" : u.Name))];

    /// <summary>The code that was meant: picked whole, its code typed, or the only one that contains what was typed. Else what was typed, for the door to refuse; null for nothing.</summary>
    public static string? Find(IReadOnlyList<Choice> choices, string? typed)
    {
        var text = typed?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var exact = choices.FirstOrDefault(c => c.Text == text || c.Code == text);
        var near = exact is null ? choices.Where(c => c.Text.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() : [exact];
        return near is [var one] ? one.Code : text;
    }
}
