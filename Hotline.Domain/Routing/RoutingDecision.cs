namespace Hotline.Domain.Routing;

/// <summary>What the machine proposed when the ticket was registered. Kept beside the human decision (个人信息保护法 art. 24: no purely automatic decision).</summary>
/// <param name="Category">The likeliest category.</param>
/// <param name="Unit">The likeliest unit.</param>
/// <param name="Confidence">Calibrated probability that the category is right, 0–1.</param>
/// <param name="UnitConfidence">Calibrated probability that the unit is right, 0–1; 0 where no unit was proposed.</param>
/// <param name="Unsure">The model should abstain from naming one unit: shown as equals.</param>
/// <param name="TopUnits">Up to three units with probabilities, "code=0.63" separated by blanks.</param>
/// <param name="Model">The model's version.</param>
public sealed record SuggestedRoute(
    CategoryCode? Category, DepartmentCode? Unit, double Confidence, double UnitConfidence, bool Unsure, string TopUnits, string Model);

/// <summary>What a person decided: category, lead unit, co-operating units.</summary>
public sealed record RoutingDecision(CategoryCode Category, DepartmentCode Lead, IReadOnlyList<DepartmentCode> CoOperating);
