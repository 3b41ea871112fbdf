namespace Hotline.Domain;

/// <summary>A code the city may choose, with its words in every language of the public site.</summary>
/// <param name="Code">Natural key.</param>
/// <param name="Names">Culture → words; the first is the city's own language.</param>
/// <param name="ValidFrom">First day it can be chosen.</param>
/// <param name="ValidTo">Last day; null while there is none.</param>
public abstract record CityCode(string Code, IReadOnlyDictionary<string, string> Names, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Whether it can be chosen on that day.</summary>
    public bool InForce(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Its words in a language; the city's own where there are none.</summary>
    public string NameIn(string culture) => Names.GetValueOrDefault(culture) ?? Names.Values.First();
}
