using System.Globalization;

namespace Hotline.Web.Routing;

/// <summary>A share as people type it: 0.95, 95% or 95.</summary>
public static class Share
{
    /// <summary>Between 0 and 1; null where it is no number.</summary>
    public static double? Parse(string? text)
    {
        var typed = (text ?? "").Normalize(System.Text.NormalizationForm.FormKC).Trim().TrimEnd('%');
        return !decimal.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value) ? null
            : (double)(value > 1 ? value / 100 : value);
    }

    /// <summary>The share if it lies between these.</summary>
    public static double? Parse(string? text, double least, double most) => Parse(text) is { } share && share >= least && share <= most ? share : null;
}
