using System.Globalization;

namespace Hotline.Web.Routing;

/// <summary>Rates as the console says them.</summary>
public static class SaidRates
{
    /// <summary>90.1%, without the blank some cultures put in.</summary>
    public static string Percent(this double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate * 100:0.0}%");
}
