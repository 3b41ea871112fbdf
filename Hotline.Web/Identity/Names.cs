using System.Text.RegularExpressions;

namespace Hotline.Web.Identity;

/// <summary>What an account may be called.</summary>
public static partial class Names
{
    /// <summary>Lower-case letters, digits, dot, dash, underscore; begins with a letter; at most 40. An account's name is its key in every record: it may not be that of the system or of citizens (<see cref="Hotline.Domain.Actor"/>).</summary>
    public const string Pattern = @"^(?!(system|citizen)\z)[a-z][a-z0-9._-]{1,39}\z";

    /// <summary>Whether it could be an account's name.</summary>
    public static bool LooksRight(string account) => Shape().IsMatch(account);

    /// <summary>As it is stored, however it was typed.</summary>
    public static string Fold(string typed) => typed.Trim().ToLowerInvariant();

    [GeneratedRegex(Pattern)]
    private static partial Regex Shape();
}
