using System.Text;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.Roster;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Roster;

public sealed class RosterTests
{
    private const string unit = "urban-management";
    private const string header = "unit,days,from,to,name,phone,valid_from,valid_to\n";

    [Fact]
    public async Task A_unit_keeps_its_own_roster_and_the_system_administrator_every_ones()
    {
        await using var house = await House.Open();
        Assert.True((await house.As(Role.Liaison, unit).Run(Line(unit))).Ok);
        Assert.True((await house.As(Role.UnitLeader, unit).Run(Line(unit))).Ok);
        Assert.True((await house.As(Role.SystemAdministrator).Run(Line("traffic-police"))).Ok);
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Liaison, "street-jiangbei-dongge").Run(Line(unit))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Handler, unit).Run(Line(unit))).Kind);
        var mine = (await house.As(Role.Liaison, unit).Ask(new DutyList())).Value!.Rows;
        Assert.Equal(2, mine.Count);
        Assert.Empty((await house.As(Role.Liaison, "street-jiangbei-dongge").Ask(new DutyList(unit))).Value!.Rows);
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Liaison, "street-jiangbei-dongge").Run(new RemoveDuty(mine[0].Id))).Kind);
        Assert.True((await house.As(Role.Liaison, unit).Run(new RemoveDuty(mine[0].Id))).Ok);
        Assert.Single((await house.As(Role.SystemAdministrator).Ask(new DutyList(unit))).Value!.Rows);
    }

    [Theory]
    [InlineData("Days", "周八"), InlineData("From", "9点"), InlineData("Phone", "abc"), InlineData("ValidFrom", "2026/1/1"), InlineData("ValidTo", "2025-12-31"), InlineData("Unit", "nobody")]
    public async Task What_cannot_be_is_said_at_its_field(string field, string value)
    {
        await using var house = await House.Open();
        var line = Line(unit);
        typeof(AddDuty).GetProperty(field)!.SetValue(line, value);
        var outcome = await house.As(Role.SystemAdministrator).Run(line);
        Assert.Equal((OutcomeKind.Invalid, field), (outcome.Kind, outcome.Fields![0].Field));
    }

    [Fact]
    public async Task A_table_is_looked_at_first_and_names_every_mistake()
    {
        await using var house = await House.Open();
        var desk = house.As(Role.Liaison, unit);
        var bad = header + $"{unit},每天,17:30,09:00,何值班,13900000001,2026-01-01,\nstreet-jiangbei-dongge,每天,17:30,09:00,他人,13900000002,2026-01-01,\n{unit},周八,17:30,09:00,罗带班,13900000003,2026-01-01,\n";
        var plan = (await desk.Ask(new DutyPreview(bad))).Value!;
        Assert.Equal((1, 2), (plan.Fresh.Count, plan.Wrong.Count));
        Assert.Contains("第 3 行", plan.Wrong[0], StringComparison.Ordinal);
        Assert.Contains("周八", plan.Wrong[1], StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.Invalid, (await desk.Run(new ImportDuty { Text = bad })).Kind);
        Assert.Empty((await desk.Ask(new DutyList())).Value!.Rows);
    }

    [Fact]
    public async Task The_same_table_twice_enters_its_lines_once_with_tabs_or_commas()
    {
        await using var house = await House.Open();
        var desk = house.As(Role.Liaison, unit);
        var good = header + $"{house.City.UnitName(new(unit))},工作日,17:30,09:00,何值班,13900000001,2026-01-01,\n{unit},休息日,09:00,09:00,罗带班,13900000003,2026-01-01,2026-12-31\n";
        Assert.Equal(2, (await desk.Run(new ImportDuty { Text = good })).Value!.Count);
        Assert.Equal(0, (await desk.Run(new ImportDuty { Text = good.Replace(',', '\t') })).Value!.Count);
        Assert.Equal(2, (await desk.Ask(new DutyPreview(good))).Value!.Known);
        Assert.Equal(2, (await desk.Ask(new DutyList())).Value!.Total);
    }

    [Fact]
    public async Task Who_is_on_duty_now_is_told_to_whoever_must_call()
    {
        await using var house = await House.Open();
        await house.As(Role.Liaison, unit).Run(Line(unit));
        Assert.Empty((await house.As(Role.Dispatcher).Ask(new OnDuty(new(unit)))).Value!);
        house.Clock.Now = new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal([new DutyPerson("何值班", "13900000001")], (await house.As(Role.Operator).Ask(new OnDuty(new(unit)))).Value!);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Handler, unit).Ask(new OnDuty(new(unit)))).Kind);
    }

    [Fact]
    public async Task Telephones_cannot_be_read_in_the_file()
    {
        await using var house = await House.Open();
        Assert.True((await house.As(Role.Liaison, unit).Run(Line(unit) with { Phone = "13987654321" })).Ok);
        await house.Db(db => db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)"));
        Assert.Equal(-1, (await File.ReadAllBytesAsync(Path.Combine(house.Folder, "hotline.db"))).AsSpan().IndexOf(Encoding.UTF8.GetBytes("13987654321")));
    }

    private static AddDuty Line(string unit) => new() { Unit = unit, Days = "每天", From = "17:30", To = "09:00", Name = "何值班", Phone = "139 0000 0001", ValidFrom = "2026-01-01" };
}
