using System.Globalization;

namespace Hotline.Web.Performance;

/// <summary>Figures as offices write them.</summary>
public static class SaidFigures
{
    /// <summary>90.05%.</summary>
    public static string Exact(this double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate * 100:0.00}%");

    /// <summary>Points: 87.50.</summary>
    public static string Points(this double points) => points.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A month in an address: 2026-10.</summary>
    public static string InAddress(this DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The first day of a month read from an address; null where it is none.</summary>
    public static DateOnly? Month(string? text) => DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 2000 and < 9000 ? month : null;
}
