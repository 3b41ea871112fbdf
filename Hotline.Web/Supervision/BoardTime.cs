using System.Globalization;
using Hotline.Web.Routing;

namespace Hotline.Web.Supervision;

/// <summary>Local days and months as instants, and as the boards' addresses write them.</summary>
public static class BoardTime
{
    /// <summary>The instant at which a local day begins.</summary>
    public static DateTimeOffset Begin(this CityRules city, DateOnly day)
    {
        var local = day.ToDateTime(default);
        return new DateTimeOffset(local, city.Time.Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The first day of the month of an instant.</summary>
    public static DateOnly Month(this CityRules city, DateTimeOffset at)
    {
        var day = city.Day(at);
        return new DateOnly(day.Year, day.Month, 1);
    }

    /// <summary>yyyy-MM of an address; null where it is none.</summary>
    public static DateOnly? ReadMonth(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year > 2000 ? month : null;
}
