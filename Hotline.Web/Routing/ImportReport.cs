using Hotline.Web.Audit;

namespace Hotline.Web.Routing;

/// <summary>What an import changed, or why it changed nothing.</summary>
public sealed record ImportReport(IReadOnlyList<string> Wrong, IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed) : IAuditedAnswer
{
    /// <summary>What it makes wrong elsewhere, without being hindered by it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <inheritdoc/>
    public AuditOutcome AuditOutcome => Wrong.Count == 0 ? AuditOutcome.Done : AuditOutcome.Refused;

    /// <inheritdoc/>
    public string? AuditDetail => $"+{Added.Count} ~{Changed.Count} -{Removed.Count} !{Wrong.Count}";

    /// <summary>Nothing changed: the file is wrong.</summary>
    public static ImportReport Refused(IEnumerable<string> wrong) => new([.. wrong], [], [], []);

    /// <summary>Compares what was with what shall be.</summary>
    public static ImportReport Compare<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, string> code, Func<T, string> describe, Func<T, T, bool> same)
    {
        var (old, next) = (before.ToDictionary(code), after.ToDictionary(code));
        string Line(T item) => $"{code(item)} {describe(item)}";
        return new ImportReport(
            [],
            [.. next.Where(n => !old.ContainsKey(n.Key)).Select(n => Line(n.Value))],
            [.. next.Where(n => old.TryGetValue(n.Key, out var was) && !same(was, n.Value)).Select(n => Line(n.Value))],
            [.. old.Where(o => !next.ContainsKey(o.Key)).Select(o => Line(o.Value))]);
    }
}
