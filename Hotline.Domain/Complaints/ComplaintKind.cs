namespace Hotline.Domain.Complaints;

/// <summary>What a citizen may find wrong with the handling, as the city words it.</summary>
/// <inheritdoc/>
public sealed record ComplaintKind(string Code, IReadOnlyDictionary<string, string> Names, DateOnly ValidFrom, DateOnly? ValidTo) : CityCode(Code, Names, ValidFrom, ValidTo);
