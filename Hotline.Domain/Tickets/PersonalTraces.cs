using System.Text.RegularExpressions;

namespace Hotline.Domain.Tickets;

/// <summary>What a reply for the citizen must not contain, as it may be published.</summary>
[Flags]
public enum PersonalData
{
    /// <summary>Nothing found.</summary>
    None = 0,

    /// <summary>A mobile number, or any number of the caller's.</summary>
    Phone = 1,

    /// <summary>An identity card number.</summary>
    IdentityNumber = 2,

    /// <summary>The caller's name.</summary>
    CallerName = 4,
}

/// <summary>Looks for personal data in a reply. A warning for the reviewer, not a rule: only a person knows whether a number is an office's.</summary>
public static partial class PersonalTraces
{
    /// <summary>What was found. Landlines are left out: they are mostly the unit's own.</summary>
    public static PersonalData In(string text, Caller caller)
    {
        var folded = string.Concat(text.Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
        var digits = string.Concat(folded.Where(c => c is not (' ' or '-')));
        var found = PersonalData.None;
        found |= Mobile().IsMatch(folded) || caller.Phones.Any(p => digits.Contains(p, StringComparison.Ordinal)) ? PersonalData.Phone : 0;
        found |= Identity().IsMatch(folded) ? PersonalData.IdentityNumber : 0;
        found |= caller.Name.Length > 1 && text.Contains(caller.Name, StringComparison.Ordinal) ? PersonalData.CallerName : 0;
        return found;
    }

    [GeneratedRegex(@"(?<![0-9])1[3-9][0-9](?:[ \-]?[0-9]){8}(?![0-9])")]
    private static partial Regex Mobile();

    // GB 11643: seventeen digits and a check character.
    [GeneratedRegex(@"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])")]
    private static partial Regex Identity();
}
