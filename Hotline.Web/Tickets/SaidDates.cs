using Hotline.Domain.Deadlines;

namespace Hotline.Web.Tickets;

/// <summary>Instants as the console says them.</summary>
public static class SaidDates
{
    /// <summary>11月23日 09:30, local.</summary>
    public static string Said(this WorkingTime time, DateTimeOffset at) => time.Local(at).ToString("M月d日 HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
