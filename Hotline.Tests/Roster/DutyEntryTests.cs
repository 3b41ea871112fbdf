using Hotline.Domain;
using Hotline.Domain.Roster;
using Hotline.Tests.Kit;
using Hotline.Tests.Routing;
using Hotline.Web.Roster;
using Xunit;

namespace Hotline.Tests.Roster;

public sealed class DutyEntryTests
{
    [Theory]
    // Wednesday 2026-11-25, the night after it, and its end.
    [InlineData(DutyDays.WorkingDays, "17:30", "09:00", "2026-11-25T17:30", true)]
    [InlineData(DutyDays.WorkingDays, "17:30", "09:00", "2026-11-25T17:29", false)]
    [InlineData(DutyDays.WorkingDays, "17:30", "09:00", "2026-11-26T08:59", true)]
    [InlineData(DutyDays.WorkingDays, "17:30", "09:00", "2026-11-26T09:00", false)]
    // Friday's night reaches into Saturday; Saturday's own is not a working day's.
    [InlineData(DutyDays.WorkingDays, "17:30", "09:00", "2026-11-28T03:00", true)]
    [InlineData(DutyDays.WorkingDays, "17:30", "09:00", "2026-11-28T18:00", false)]
    [InlineData(DutyDays.RestDays, "09:00", "09:00", "2026-11-28T09:00", true)]
    [InlineData(DutyDays.RestDays, "09:00", "09:00", "2026-11-30T08:59", true)]
    [InlineData(DutyDays.RestDays, "09:00", "09:00", "2026-11-30T09:00", false)]
    // National Day is a rest day on a Thursday; 2026-10-10 is a Saturday on which people work.
    [InlineData(DutyDays.RestDays, "00:00", "00:00", "2026-10-01T12:00", true)]
    [InlineData(DutyDays.RestDays, "00:00", "00:00", "2026-10-10T12:00", false)]
    [InlineData(DutyDays.Saturday, "00:00", "00:00", "2026-10-10T12:00", true)]
    [InlineData(DutyDays.Sunday | DutyDays.Monday, "08:00", "20:00", "2026-11-29T08:00", true)]
    [InlineData(DutyDays.Sunday | DutyDays.Monday, "08:00", "20:00", "2026-11-29T20:00", false)]
    public void A_duty_covers_its_hours_and_a_night_belongs_to_the_day_it_begins(DutyDays days, string from, string to, string at, bool covered)
    {
        var entry = Entry(days, from, to, new DateOnly(2026, 1, 1), null);
        Assert.Equal(covered, entry.Covers(DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture), Shipped.City.Time.Calendar));
    }

    [Fact]
    public void The_last_night_goes_on_into_the_day_after_the_last_day()
    {
        var entry = Entry(DutyDays.Daily, "20:00", "08:00", new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 24));
        var calendar = Shipped.City.Time.Calendar;
        Assert.False(entry.Covers(new DateTime(2026, 11, 23, 3, 0, 0), calendar));
        Assert.True(entry.Covers(new DateTime(2026, 11, 25, 7, 59, 0), calendar));
        Assert.False(entry.Covers(new DateTime(2026, 11, 25, 20, 0, 0), calendar));
    }

    [Theory]
    [InlineData("每天", DutyDays.Daily, "每天")]
    [InlineData("周六|周日", DutyDays.Saturday | DutyDays.Sunday, "周六、周日")]
    [InlineData("workdays", DutyDays.WorkingDays, "工作日")]
    [InlineData("休息日、周五", DutyDays.RestDays | DutyDays.Friday, "休息日、周五")]
    [InlineData("周八", null, null)]
    [InlineData("", null, null)]
    public void Days_are_read_as_people_write_them(string text, DutyDays? days, string? said)
    {
        Assert.Equal(days, DutyText.Days(text));
        Assert.Equal(said, days is { } known ? DutyText.Say(known) : null);
    }

    [Fact]
    public void Pauses_double_up_to_the_limit_and_never_overflow()
    {
        var settings = DutySettings.Usual;
        Assert.Equal([1, 2, 4, 8, 16, 30, 30], Enumerable.Range(1, 7).Select(n => (int)settings.RetryAfter(n).TotalMinutes));
        Assert.Equal(30, settings.RetryAfter(int.MaxValue).TotalMinutes);
    }

    private static DutyEntry Entry(DutyDays days, string from, string to, DateOnly first, DateOnly? last) => new(
        new("urban-management"), days, DutyText.Time(from)!.Value, DutyText.Time(to)!.Value, "值班员", "13900000001", first, last, new Stamp(Given.Someone, DateTimeOffset.UnixEpoch));
}
