using Hotline.Domain.Performance;

namespace Hotline.Web.Routing;

/// <summary>Figures over a group of first dispatches.</summary>
/// <param name="Dispatched">All of them.</param>
/// <param name="Stood">Never redirected or returned.</param>
/// <param name="Returned">Given back by the first unit with the centre's consent.</param>
/// <param name="Advised">The machine was asked.</param>
/// <param name="Unsure">It abstained.</param>
/// <param name="Proposed">It named a unit.</param>
/// <param name="Taken">First dispatched to that unit.</param>
/// <param name="Hits">Finally with that unit.</param>
/// <param name="Confidence">Sum of its confidence, in ten-thousandths.</param>
public sealed record RoutingSum(int Dispatched, int Stood, int Returned, int Advised, int Unsure, int Proposed, int Taken, int Hits, long Confidence)
{
    /// <summary>Nothing.</summary>
    public static readonly RoutingSum None = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>First-dispatch accuracy.</summary>
    public Proportion RightAtFirst => new(Stood, Dispatched);

    /// <summary>The first unit gave it back.</summary>
    public Proportion GivenBack => new(Returned, Dispatched);

    /// <summary>Proposals that were followed.</summary>
    public Proportion Followed => new(Taken, Proposed);

    /// <summary>The machine abstained.</summary>
    public Proportion Abstained => new(Unsure, Advised);

    /// <summary>Proposals that proved right.</summary>
    public Proportion ProposalRight => new(Hits, Proposed);

    /// <summary>How sure the machine was on average; null where it proposed nothing.</summary>
    public double? MeanConfidence => Proposed == 0 ? null : (double)Confidence / RoutingWeek.Certain / Proposed;

    /// <summary>Both together.</summary>
    public static RoutingSum operator +(RoutingSum a, RoutingSum b) => new(
        a.Dispatched + b.Dispatched, a.Stood + b.Stood, a.Returned + b.Returned, a.Advised + b.Advised, a.Unsure + b.Unsure,
        a.Proposed + b.Proposed, a.Taken + b.Taken, a.Hits + b.Hits, a.Confidence + b.Confidence);
}

/// <summary>One group and its figures.</summary>
public sealed record RoutingLine<TKey>(TKey Key, RoutingSum Sum);
