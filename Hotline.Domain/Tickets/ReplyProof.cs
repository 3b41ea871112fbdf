namespace Hotline.Domain.Tickets;

/// <summary>What a reply shows for itself, beside its words.</summary>
/// <param name="Answers">An answer for each of the citizen's points, in their order; empty where there is one point, which the reply's own words answer.</param>
/// <param name="DoneOn">The local day on which it was done; null where nothing was.</param>
/// <param name="Basis">The law, rule or document it rests on.</param>
/// <param name="PhotographedAt">When the photographs that are attached were taken.</param>
public sealed record ReplyProof(IReadOnlyList<string> Answers, DateOnly? DoneOn, string? Basis, DateTimeOffset? PhotographedAt)
{
    /// <summary>Nothing but words.</summary>
    public static readonly ReplyProof None = new([], null, null, null);
}
