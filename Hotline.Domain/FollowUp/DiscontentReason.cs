namespace Hotline.Domain.FollowUp;

/// <summary>Why a citizen is not content, as the city words it.</summary>
/// <inheritdoc/>
public sealed record DiscontentReason(string Code, IReadOnlyDictionary<string, string> Names, DateOnly ValidFrom, DateOnly? ValidTo) : CityCode(Code, Names, ValidFrom, ValidTo);
