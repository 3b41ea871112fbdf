using Hotline.Classifier;

namespace Hotline.Web.Routing;

/// <summary>What a precision would mean with the model in use, by what it got right out of fold.</summary>
/// <param name="Precision">The share that must be right; null = as the model was made.</param>
/// <param name="Category">From this confidence in the category on; 1 = never.</param>
/// <param name="CategoryCoverage">The share of texts that are so sure.</param>
/// <param name="Unit">The same for the unit.</param>
/// <param name="UnitCoverage">The same for the unit.</param>
public sealed record PrecisionEvidence(double? Precision, double Category, double CategoryCoverage, double Unit, double UnitCoverage)
{
    /// <summary>At most this share of texts is sure enough in both.</summary>
    public double AtMost => Math.Min(CategoryCoverage, UnitCoverage);

    /// <summary>Asks the model.</summary>
    public static PrecisionEvidence Of(HotlineModel model, double? precision)
    {
        var (category, unit) = precision is { } share ? (model.ThresholdFor(share), model.FunctionThresholdFor(share)) : (model.Threshold, model.FunctionThreshold);
        return new PrecisionEvidence(
            precision, category, category >= 1 ? 0 : model.CoverageAt(category), unit, unit >= 1 ? 0 : model.FunctionCoverageAt(unit));
    }
}
