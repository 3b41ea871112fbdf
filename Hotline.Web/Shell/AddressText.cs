using System.Globalization;

namespace Hotline.Web.Shell;

/// <summary>
/// Reads what an address says behind its question mark. Anybody may type anything there, and old links stay in use: what cannot be read counts as not said,
/// and the page shows its first page or its usual choice instead of an error.
/// </summary>
public static class AddressText
{
    /// <summary>The number of a page, of a version, of a clock: 1 and more.</summary>
    /// <returns>Null for words, for zero and below, and for what is too large to be meant.</returns>
    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    /// <summary>The number under which the store keeps something.</summary>
    /// <returns>Null for words, for zero and below, and for what is too large.</returns>
    public static long? Id(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    /// <summary>A tick: <c>true</c> or <c>false</c>, in any case.</summary>
    /// <returns>Null for anything else.</returns>
    public static bool? YesOrNo(string? text) => bool.TryParse(text, out var yes) ? yes : null;
}
