using Hotline.Domain.Deadlines;
using Xunit;

namespace Hotline.Tests.Deadlines;

public sealed class OfficeHoursTests
{
    [Fact]
    public void A_usual_day_has_seven_hours()
    {
        Assert.Equal(420, OfficeHours.Default.MinutesPerDay);
        Assert.Equal(OfficeHours.Default, OfficeHours.Parse("09:00-12:00 13:30-17:30"));
        Assert.Equal("09:00-12:00 13:30-17:30", OfficeHours.Default.ToString());
    }

    [Fact]
    public void A_day_may_have_no_break()
    {
        var hours = OfficeHours.Parse("08:00–16:01");
        Assert.Equal(481, hours.MinutesPerDay);
        Assert.Equal([0, 1, 480, 481, 481], new[] { 480, 481, 960, 961, 1440 }.Select(hours.WorkedBefore));
    }

    [Theory]
    [InlineData("08:30-12:00 14:30-18:00")]
    [InlineData("08:00-16:00")]
    public void The_minute_at_which_so_much_was_worked_is_the_earliest(string text)
    {
        var hours = OfficeHours.Parse(text);
        for (var worked = 1; worked <= hours.MinutesPerDay; worked++)
        {
            var minute = hours.WorkedAt(worked);
            Assert.Equal(worked, hours.WorkedBefore(minute));
            Assert.Equal(worked - 1, hours.WorkedBefore(minute - 1));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("09:00")]
    [InlineData("09:00-25:00")]
    [InlineData("9-12 13-17")]
    [InlineData("12:00-09:00")]
    [InlineData("09:00-13:00 12:00-17:00")]
    public void Hours_that_make_no_sense_are_refused(string text) =>
        Assert.Throws<FormatException>(() => OfficeHours.Parse(text));

    [Fact]
    public void Seconds_are_refused() =>
        Assert.Throws<ArgumentException>(() => new OfficeHours(new(9, 0, 1), new(12, 0), new(13, 0), new(17, 0)));
}
