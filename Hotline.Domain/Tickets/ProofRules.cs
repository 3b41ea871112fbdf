namespace Hotline.Domain.Tickets;

/// <summary>What a reply may have to hold.</summary>
public enum ProofDemand
{
    /// <summary>逐条回应: an answer to every point.</summary>
    Points = 1,

    /// <summary>办理时间: when it was done.</summary>
    DoneOn = 2,

    /// <summary>依据: a law, rule or document.</summary>
    Basis = 3,

    /// <summary>佐证: an attachment, with the time of the photograph.</summary>
    Evidence = 4,

    /// <summary>不说套话: more than phrases that fit every matter.</summary>
    OwnWords = 5,
}

/// <summary>How much a demand weighs.</summary>
public enum ProofWeight
{
    /// <summary>Not asked for.</summary>
    None = 0,

    /// <summary>The reviewer is told.</summary>
    Warn = 1,

    /// <summary>The reply is not taken.</summary>
    Block = 2,
}

/// <summary>One demand of a city on replies.</summary>
/// <param name="Result">For this result only.</param>
/// <param name="Type">For this type of appeal only.</param>
/// <param name="Demand">What is asked for.</param>
/// <param name="Weight">How much it weighs.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while there is none.</param>
public sealed record ProofRule(ResultKind? Result, AppealType? Type, ProofDemand Demand, ProofWeight Weight, DateOnly ValidFrom, DateOnly? ValidTo)
{
    internal int Names => (Result is null ? 0 : 2) + (Type is null ? 0 : 1);

    internal bool Binds(ResultKind result, AppealType type, DateOnly day) =>
        (Result ?? result) == result && (Type ?? type) == type && ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>Something a reply lacks.</summary>
/// <param name="Demand">What was asked for.</param>
/// <param name="Blocks">Whether the reply is not taken without it.</param>
/// <param name="Point">Which point has no answer, counted from 1.</param>
public sealed record ProofGap(ProofDemand Demand, bool Blocks, int? Point = null);

/// <summary>闭环证据: what a reply must show before a matter counts as answered. The row that names the result beats one that names the type, and both beat one that names neither.</summary>
/// <param name="rules">The city's demands.</param>
/// <param name="phrases">套话: sentences that fit every matter and say nothing.</param>
public sealed class ProofRules(IReadOnlyList<ProofRule> rules, IReadOnlyList<string> phrases)
{
    // What is left of a reply without its empty phrases must be more than a greeting.
    private const int leastOwnWords = 30;

    /// <summary>What a reply lacks.</summary>
    /// <param name="appeal">What was asked.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="text">The reply's words.</param>
    /// <param name="proof">What it shows.</param>
    /// <param name="files">How many files came with it.</param>
    /// <param name="day">The local day on which it was handed in.</param>
    /// <returns>In the order of <see cref="ProofDemand"/>.</returns>
    public IReadOnlyList<ProofGap> Gaps(Appeal appeal, ResultKind result, string text, ReplyProof proof, int files, DateOnly day)
    {
        var gaps = new List<ProofGap>();
        foreach (var demand in Enum.GetValues<ProofDemand>())
        {
            var weight = rules.Where(r => r.Demand == demand && r.Binds(result, appeal.Type, day)).OrderByDescending(r => r.Names).FirstOrDefault()?.Weight ?? ProofWeight.None;
            if (weight != ProofWeight.None)
            {
                gaps.AddRange(Lacking(demand, appeal, text, proof, files).Select(point => new ProofGap(demand, weight == ProofWeight.Block, point)));
            }
        }

        return gaps;
    }

    private IEnumerable<int?> Lacking(ProofDemand demand, Appeal appeal, string text, ReplyProof proof, int files) => demand switch
    {
        ProofDemand.Points => Unanswered(WishPoints.Of(appeal.DesiredOutcome), proof.Answers),
        ProofDemand.DoneOn => proof.DoneOn is null ? [null] : [],
        ProofDemand.Basis => string.IsNullOrWhiteSpace(proof.Basis) && !text.Contains('《', StringComparison.Ordinal) ? [null] : [],
        ProofDemand.Evidence => files == 0 || proof.PhotographedAt is null ? [null] : [],
        _ => SaysNothing(string.Concat([text, .. proof.Answers])) ? [null] : [],
    };

    private static IEnumerable<int?> Unanswered(IReadOnlyList<string> points, IReadOnlyList<string> answers) => points.Count < 2
        ? []
        : Enumerable.Range(0, points.Count).Where(i => i >= answers.Count || string.IsNullOrWhiteSpace(answers[i])).Select(i => (int?)i + 1);

    private bool SaysNothing(string text)
    {
        var left = phrases.Aggregate(text, (said, phrase) => said.Replace(phrase, "", StringComparison.Ordinal));
        return left.Length < text.Length && left.Count(char.IsLetterOrDigit) < leastOwnWords;
    }
}
