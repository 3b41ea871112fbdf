namespace Hotline.Domain.Reports;

/// <summary>网上评议: a period over which citizens' ratings of units are summed up. Each appeal that was verified by its handling has one voice: the rating of its last round.</summary>
/// <inheritdoc/>
public sealed record RatingRound(string Code, IReadOnlyDictionary<string, string> Names, DateOnly ValidFrom, DateOnly? ValidTo) : CityCode(Code, Names, ValidFrom, ValidTo);
