namespace Hotline.Domain.Deadlines;

/// <summary>How the members of an enum are spelled in data files: camel case, never as numbers.</summary>
internal static class Word
{
    /// <summary>Finds the member a word means; case does not matter.</summary>
    internal static bool TryRead<T>(string word, out T value)
        where T : struct, Enum
    {
        // Enum.TryParse would also take "3" and "a,b": neither belongs in a file that people edit.
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (word.Equals(candidate.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The spelling of a member.</summary>
    internal static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
