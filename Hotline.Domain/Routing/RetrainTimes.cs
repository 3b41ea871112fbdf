namespace Hotline.Domain.Routing;

/// <summary>When a new model is trained without anybody asking.</summary>
/// <param name="Day">Every week on this day.</param>
/// <param name="At">Local time.</param>
/// <param name="LeastCorrections">Only if people have corrected so much since the last one.</param>
public sealed record RetrainTimes(DayOfWeek Day, TimeOnly At, int LeastCorrections)
{
    /// <summary>The last such time that has come.</summary>
    public DateTimeOffset LastBefore(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var slot = local.Date.AddDays(-(((int)local.DayOfWeek - (int)Day + 7) % 7)) + At.ToTimeSpan();
        if (slot > local)
        {
            slot = slot.AddDays(-7);
        }

        return new DateTimeOffset(slot, zone.GetUtcOffset(slot));
    }
}
