using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class RetrainClockTests : IDisposable
{
    private static readonly TimeZoneInfo shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private readonly School school = new();

    [Theory]
    [InlineData("2026-11-24T02:59:59+08:00", "2026-11-17T03:00:00+08:00")]
    [InlineData("2026-11-24T03:00:00+08:00", "2026-11-24T03:00:00+08:00")]
    [InlineData("2026-11-23T19:00:00+00:00", "2026-11-24T03:00:00+08:00")]
    [InlineData("2026-11-30T23:59:00+08:00", "2026-11-24T03:00:00+08:00")]
    public void The_last_time_of_a_weekly_schedule(string now, string slot) =>
        Assert.Equal(DateTimeOffset.Parse(slot, null), new RetrainTimes(DayOfWeek.Tuesday, new TimeOnly(3, 0), 1).LastBefore(DateTimeOffset.Parse(now, null), shanghai));

    [Theory]
    [InlineData("8", "03:00", "")]
    [InlineData("1", "3", "")]
    [InlineData("1", "", "")]
    [InlineData("", "03:00", "")]
    [InlineData("1", "03:00", "-1")]
    public void A_schedule_that_cannot_be_meant_is_named_with_its_line(string day, string at, string least) =>
        Assert.StartsWith("settings/routing.tsv 第 ", Assert.Throws<TsvException>(() => Read($"retrain-weekday\t{day}\nretrain-at\t{at}\nretrain-least-corrections\t{least}\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_schedule_is_written_into_the_file_and_the_rest_of_it_stays()
    {
        const string file = "key\tvalue\tnote\npropose-precision\t0.85\t精度\nretrain-weekday\t\t每周几\n";
        var times = new RetrainTimes(DayOfWeek.Sunday, new TimeOnly(3, 30), 20);
        var written = RetrainTable.Write(file, times, 20);
        Assert.StartsWith("key\tvalue\tnote\npropose-precision\t0.85\t精度\nretrain-weekday\t7\t每周几\n", written, StringComparison.Ordinal);
        Assert.Equal(times, Parse(written));
        Assert.Null(Parse(RetrainTable.Write(written, null, 20)));
    }

    [Fact]
    public async Task A_time_is_used_once_and_only_if_there_is_enough_to_learn()
    {
        await using var house = await school.Open();
        await Schedule(house, "03:00", 2);
        Assert.False(await Look(house)); // last Tuesday there was no schedule
        house.Clock.Now = new DateTimeOffset(2026, 11, 24, 3, 0, 30, TimeSpan.FromHours(8));
        await School.Correct(house, 1, "路灯不亮", "0108");
        Assert.False(await Look(house));
        await School.Correct(house, 3, "路灯不亮", "0108");
        Assert.False(await Look(house)); // decided already
        Assert.Single(await School.History(house));

        // The server was down at the next time, and for two days after it.
        house.Clock.Now = new DateTimeOffset(2026, 12, 3, 8, 0, 0, TimeSpan.FromHours(8));
        await using var after = await school.Again(house);
        after.Clock.Now = house.Clock.Now;
        Assert.True(await Look(after));
        await School.Trainer(after).Running;
        Assert.Equal("system", (await School.History(after))[0].MadeBy);
        await School.Correct(house, 3, "拖欠工资", "0801");
        Assert.False(await Look(after));
        Assert.False(await Look(house)); // nor does a second process
        Assert.Equal([false, true], await house.Db(db => db.TrainingSlots.OrderBy(s => s.Slot).Select(s => s.Started).ToListAsync()));
    }

    [Fact]
    public async Task A_wrong_time_is_said_at_its_field()
    {
        await using var house = await school.Open();
        var outcome = await house.As(Role.SystemAdministrator).Run(new ScheduleRetraining { Day = DayOfWeek.Monday, At = "", LeastCorrections = -1 });
        Assert.Equal(["LeastCorrections", "At"], outcome.Fields!.Select(f => f.Field));
    }

    public void Dispose() => school.Dispose();

    private static async Task Schedule(House house, string at, int least)
    {
        house.Clock.Advance(TimeSpan.FromSeconds(1)); // the rules' mark is the time of their last change
        Assert.True((await house.As(Role.SystemAdministrator).Run(new ScheduleRetraining { Day = DayOfWeek.Tuesday, At = at, LeastCorrections = least })).Ok);
        await School.LookAround(house);
        Assert.NotNull(house.City.Routing.Retrain);
    }

    // A clock of its own each time, as after a restart.
    private static Task<bool> Look(House house) => ActivatorUtilities.CreateInstance<RetrainClock>(house.Services).Look(CancellationToken.None);

    private static RetrainTimes? Read(string lines) => Parse("key\tvalue\n" + lines);

    private static RetrainTimes? Parse(string text) => RetrainTable.Read([.. Tsv.Read(CityFiles.RoutingFile, new StringReader(text), "key", "value")]);
}
