using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Xunit;
using static Hotline.Tests.Deadlines.DeadlineData;

namespace Hotline.Tests.Deadlines;

public sealed class LimitTableTests
{
    private static readonly LimitTable Guangdong = Limits("guangdong.tsv");

    [Theory]
    [InlineData(ClockName.Dispatch, AppealType.Complaint, Urgency.Normal, "4 workingHour")]
    [InlineData(ClockName.Dispatch, AppealType.Complaint, Urgency.Urgent, "1 hour")]
    [InlineData(ClockName.Dispatch, AppealType.Complaint, Urgency.Critical, "15 minute")]
    [InlineData(ClockName.Sign, AppealType.Help, Urgency.Normal, "1 workingDay")]
    [InlineData(ClockName.Sign, AppealType.Help, Urgency.Urgent, "2 hour")]
    [InlineData(ClockName.Sign, AppealType.Help, Urgency.Critical, "30 minute")]
    [InlineData(ClockName.FirstContact, AppealType.Praise, Urgency.Normal, "24 hour")]
    [InlineData(ClockName.Handle, AppealType.Consultation, Urgency.Normal, "2 workingDay")]
    [InlineData(ClockName.Handle, AppealType.Help, Urgency.Normal, "10 workingDay")]
    [InlineData(ClockName.Handle, AppealType.Complaint, Urgency.Normal, "15 workingDay")]
    [InlineData(ClockName.Handle, AppealType.Report, Urgency.Normal, "15 workingDay")]
    [InlineData(ClockName.Handle, AppealType.Suggestion, Urgency.Normal, "10 workingDay")]
    [InlineData(ClockName.Handle, AppealType.Praise, Urgency.Normal, "10 workingDay")]
    [InlineData(ClockName.Handle, AppealType.Other, Urgency.Normal, "10 workingDay")]
    [InlineData(ClockName.Handle, AppealType.Consultation, Urgency.Urgent, "24 hour")]
    [InlineData(ClockName.Handle, AppealType.Complaint, Urgency.Critical, "2 hour")]
    [InlineData(ClockName.HandleUnit, AppealType.Complaint, Urgency.Normal, "15 workingDay")]
    [InlineData(ClockName.Review, AppealType.Complaint, Urgency.Normal, "1 workingDay")]
    [InlineData(ClockName.FollowUp, AppealType.Complaint, Urgency.Normal, "3 workingDay")]
    [InlineData(ClockName.Redo, AppealType.Complaint, Urgency.Normal, "5 workingDay")]
    public void Guangdong_gives_these_limits(ClockName clock, AppealType type, Urgency urgency, string budget)
    {
        var limit = Guangdong.Find(clock, type, urgency, Channel.Phone);
        Assert.Equal(Budget.Parse(budget), limit.Budget);
        Assert.False(string.IsNullOrEmpty(limit.Basis));
        Assert.True(limit.Row > 1);
    }

    [Fact]
    public void Units_may_ask_for_one_extension_and_two_returns()
    {
        var expected = new RequestRules(1, Budget.Parse("10 workingDay"), Budget.Parse("2 workingDay"), 2);
        Assert.Equal(expected, Guangdong.Requests());
        Assert.Equal(expected, Guangdong.Requests("unheard of"));
        Assert.Equal(expected, RequestRules.Parse("guangdong.tsv", Text("limits", "guangdong.tsv")));
    }

    [Fact]
    public void A_petition_has_sixty_days_and_thirty_more_however_urgent()
    {
        Assert.Equal(["petition"], Guangdong.LegalWords);
        var limit = Guangdong.Find(ClockName.Handle, AppealType.Complaint, Urgency.Critical, Channel.Petition, "petition");
        Assert.Equal(("60 calendarDay", "petition"), (limit.Budget.ToString(), limit.Legal));
        Assert.Equal("30 calendarDay", Guangdong.Requests("petition").MaxExtension.ToString());
        Assert.Equal("15 minute", Guangdong.Find(ClockName.Dispatch, AppealType.Complaint, Urgency.Critical, Channel.Petition, "petition").Budget.ToString());
    }

    [Theory]
    [InlineData("guangdong.tsv")]
    [InlineData("alternatives/shandong.tsv")]
    [InlineData("alternatives/beijing.tsv")]
    public void Every_combination_has_a_limit(string path)
    {
        var table = Limits(path.Split('/'));
        Assert.Equal(new DateOnly(2025, 1, 1), table.ValidFrom);
        foreach (var word in table.LegalWords.Append(null))
        {
            foreach (var clock in Enum.GetValues<ClockName>())
            {
                foreach (var (type, urgency, channel) in Cases())
                {
                    var limit = table.Find(clock, type, urgency, channel, word);
                    Assert.True(limit.Budget.Amount > 0);
                    Assert.True(Time.Add(At("2026-09-30"), limit).At > At("2026-09-30"));
                }
            }
        }
    }

    [Fact]
    public void Shandong_gives_five_working_days_to_all()
    {
        var shandong = Limits("alternatives", "shandong.tsv");
        Assert.All(Cases(), x => Assert.Equal("5 workingDay", shandong.Find(ClockName.Handle, x.Type, x.Urgency, x.Channel).Budget.ToString()));
    }

    [Fact]
    public void Beijing_never_exceeds_fifteen_calendar_days()
    {
        var limit = Limits("alternatives", "beijing.tsv").Find(ClockName.Handle, AppealType.Help, Urgency.Normal, Channel.Phone);
        Assert.Equal(("7 workingDay", "15 calendarDay"), (limit.Budget.ToString(), limit.Cap.ToString()));
        Assert.Equal(At("2026-02-27T17:30"), Time.Add(At("2026-02-11"), limit with { Cap = null }).At);
        Assert.Equal(At("2026-02-27T00:00"), Time.Add(At("2026-02-11"), limit).At);
    }

    [Fact]
    public void Legal_override_beats_urgency_beats_type_beats_channel_beats_default()
    {
        string[] rows =
        [
            "handle * * * - 1", "handle * * forum - 2", "handle help * * - 3", "handle help * forum - 4", "handle * urgent * - 5",
            "handle * urgent forum - 6", "handle help urgent * - 7", "handle help urgent forum - 8", "handle * * * * 9", "handle * * * law 10",
        ];
        var without = Small(rows[..8]);
        Assert.Equal(1, Days(without, AppealType.Praise, Urgency.Normal, Channel.Phone));
        Assert.Equal(2, Days(without, AppealType.Praise, Urgency.Normal, Channel.Forum));
        Assert.Equal(3, Days(without, AppealType.Help, Urgency.Normal, Channel.Phone));
        Assert.Equal(4, Days(without, AppealType.Help, Urgency.Normal, Channel.Forum));
        Assert.Equal(5, Days(without, AppealType.Praise, Urgency.Urgent, Channel.Phone));
        Assert.Equal(6, Days(without, AppealType.Praise, Urgency.Urgent, Channel.Forum));
        Assert.Equal(7, Days(without, AppealType.Help, Urgency.Urgent, Channel.Phone));
        Assert.Equal(8, Days(without, AppealType.Help, Urgency.Urgent, Channel.Forum));
        Assert.Equal(5, Days(Small([.. rows[..3], rows[4]]), AppealType.Help, Urgency.Urgent, Channel.Forum));

        var with = Small(rows);
        Assert.Equal(9, Days(with, AppealType.Help, Urgency.Urgent, Channel.Forum));
        Assert.Equal(10, with.Find(ClockName.Handle, AppealType.Help, Urgency.Urgent, Channel.Forum, "law").Budget.Amount);
    }

    [Theory]
    [InlineData(AppealType.Consultation, "5 workingDay")]
    [InlineData(AppealType.Suggestion, "5 workingDay")]
    [InlineData(AppealType.Complaint, "7 workingDay")]
    [InlineData(AppealType.Help, "10 workingDay")]
    public void A_post_on_the_forum_is_answered_sooner(AppealType type, string budget)
    {
        foreach (var clock in new[] { ClockName.Handle, ClockName.HandleUnit })
        {
            Assert.Equal(budget, Guangdong.Find(clock, type, Urgency.Normal, Channel.Forum).Budget.ToString());
            Assert.Equal("24 hour", Guangdong.Find(clock, type, Urgency.Urgent, Channel.Forum).Budget.ToString());
        }
    }

    [Fact]
    public void A_row_may_hold_for_one_kind_of_unit_and_loses_to_everything_else()
    {
        var table = With("handleUnit * * * district - 3", "handleUnit help * * * - 4", "sign * * * street - 2");
        int Days(ClockName clock, AppealType type, DepartmentKind? kind) => table.Find(clock, type, Urgency.Normal, Channel.Phone, null, kind).Budget.Amount;
        Assert.Equal(3, Days(ClockName.HandleUnit, AppealType.Praise, DepartmentKind.District));
        Assert.Equal(1, Days(ClockName.HandleUnit, AppealType.Praise, DepartmentKind.Street));
        Assert.Equal(1, Days(ClockName.HandleUnit, AppealType.Praise, null));
        Assert.Equal(4, Days(ClockName.HandleUnit, AppealType.Help, DepartmentKind.District));
        Assert.Equal(2, Days(ClockName.Sign, AppealType.Help, DepartmentKind.Street));
        Assert.Equal(1, table.Find(ClockName.Sign, AppealType.Help, Urgency.Normal, Channel.Phone).Budget.Amount);
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Find(ClockName.Sign, AppealType.Help, Urgency.Normal, Channel.Phone, null, (DepartmentKind)7));
    }

    [Theory]
    [InlineData("handle * * * district - 3", "unitClass 列：“handle”不约束单位")]
    [InlineData("sign * * * village - 3", "unitClass 列不认识“village”")]
    [InlineData("extension * * * street law 3", "unitClass 列：申请规则对所有单位有效")]
    public void A_kind_of_unit_where_none_is_bound_is_refused(string row, string why) => Refused(() => With(row), "t.tsv 第 ", why);

    [Fact]
    public void A_table_older_than_the_clock_of_co_operating_units_gives_them_the_limits_of_the_lead()
    {
        var table = Small("handle * * * - 1");
        Assert.All(Cases(), x => Assert.Equal(
            table.Find(ClockName.HandleUnit, x.Type, x.Urgency, x.Channel).Budget, table.Find(ClockName.CoOperate, x.Type, x.Urgency, x.Channel).Budget));
        Assert.Equal("5 workingDay", Guangdong.Find(ClockName.CoOperate, AppealType.Complaint, Urgency.Normal, Channel.Phone).Budget.ToString());
    }

    [Fact]
    public void A_version_for_a_while_gives_way_to_the_one_before_it()
    {
        var lasting = Small("handle * * * - 1");
        var brief = LimitTable.Parse("u.tsv", WithEnd("2026-08-31").Replace("v1\t", "v2\t").Replace("2025-01-01", "2026-07-01"));
        var book = new LimitBook([lasting, brief]);
        Assert.Equal(["v1", "v2", "v2", "v1"], new[] { "2026-06-30", "2026-07-01", "2026-08-31", "2026-09-01" }.Select(day => book.InForce(Day(day)).Version));
        Assert.Contains("不能有最后一天", Assert.Throws<ArgumentException>(() => new LimitBook([brief])).Message);
        Refused(() => LimitTable.Parse("t.tsv", WithEnd("2024-12-31")), "t.tsv 第 2 行：", "validTo 列：“2024-12-31”早于 validFrom");
        Refused(() => LimitTable.Parse("t.tsv", WithEnd("soon")), "t.tsv 第 2 行：", "validTo 列：“soon”不是日期");
    }

    [Theory]
    [InlineData("2026-09-30T16:00", "2026-10-13T17:30")]
    [InlineData("2026-02-13T10:00", "2026-02-27T17:30")]
    [InlineData("2025-01-24T10:00", "2025-02-07T17:30")]
    public void Shandong_counts_five_working_days(string start, string due)
    {
        var shandong = Limits("alternatives", "shandong.tsv");
        Assert.Equal(At(due), Time.Add(At(start), shandong.Find(ClockName.Handle, AppealType.Complaint, Urgency.Critical, Channel.Phone)).At);
        Assert.Equal("60 calendarDay", shandong.Find(ClockName.Handle, AppealType.Complaint, Urgency.Normal, Channel.Phone, "petition").Budget.ToString());
    }

    [Theory]
    [InlineData("2026-11-23T10:00", "2026-12-02T17:30")]
    [InlineData("2026-09-30T16:00", "2026-10-15T17:30")]
    [InlineData("2026-02-11T10:00", "2026-02-27T00:00")]
    [InlineData("2025-01-27T10:00", "2025-02-12T00:00")]
    public void Beijing_counts_seven_working_days_and_stops_at_fifteen_calendar_days(string start, string due)
    {
        var limit = Limits("alternatives", "beijing.tsv").Find(ClockName.Handle, AppealType.Complaint, Urgency.Normal, Channel.Phone);
        Assert.Equal(At(due), Time.Add(At(start), limit).At);
        Assert.Equal(Time.Binding(At(start), limit).Measure, Time.Explain(At(start), limit).Sum(day => day.Used));
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter()
    {
        var lines = Text("limits", "guangdong.tsv").Trim().Split('\n');
        var header = Array.FindIndex(lines, line => line.StartsWith("version", StringComparison.Ordinal));
        var turned = LimitTable.Parse("turned.tsv", string.Join('\n', lines.Skip(header + 1).Reverse().Prepend(lines[header])));
        Assert.All(
            Enum.GetValues<ClockName>(),
            clock => Assert.All(
                Cases(),
                x => Assert.Equal(Guangdong.Find(clock, x.Type, x.Urgency, x.Channel).Budget, turned.Find(clock, x.Type, x.Urgency, x.Channel).Budget)));
    }

    [Theory]
    [InlineData("handle * * * - 5", "t.tsv 第 12 行：", "与第 4 行是同一种情形")]
    [InlineData("handel * * * - 5", "t.tsv 第 12 行：", "clock 列不认识“handel”")]
    [InlineData("handle help! * * - 5", "t.tsv 第 12 行：", "type 列不认识“help!”")]
    [InlineData("handle 2 * * - 5", "t.tsv 第 12 行：", "type 列不认识“2”")]
    [InlineData("handle * soon * - 5", "t.tsv 第 12 行：", "urgency 列不认识“soon”")]
    [InlineData("handle * * fax - 5", "t.tsv 第 12 行：", "channel 列不认识“fax”")]
    [InlineData("handle help * * - 0", "t.tsv 第 12 行：", "limit 列：“0 workingDay”")]
    [InlineData("extension * * * - 5", "t.tsv 第 12 行：", "与第 2 行是同一种情形")]
    [InlineData("extension help * * - 5", "t.tsv 第 12 行：", "type 列：")]
    [InlineData("return * * * * 5", "t.tsv 第 12 行：", "legal 列：")]
    public void A_bad_row_is_refused_with_file_and_line(string row, string where, string why) =>
        Refused(() => Small("handle * * * - 1", row), where, why);

    [Fact]
    public void A_gap_is_refused_and_named()
    {
        Refused(() => Small("handle * urgent * - 1", "handle help * * - 2"), "t.tsv 第 12 行：", "缺少这种情形的行：handle consultation normal phone");
        Refused(() => Small(), "t.tsv 第 11 行：", "缺少这种情形的行：handle");
    }

    [Theory]
    [InlineData("\textension\t", "\treturn\t", "同一种情形")]
    [InlineData("\t1\thouse", "\tonce\thouse", "times 列：“once”")]
    [InlineData("2025-01-01\tsign", "2025-01-02\tsign", "每一行的")]
    [InlineData("v1\t2025-01-01\tsign", "v2\t2025-01-01\tsign", "每一行的")]
    [InlineData("2025-01-01", "1 January", "validFrom 列：“1 January”")]
    [InlineData("v1\t", "\t", "version 列：")]
    [InlineData("nextDay", "someDay", "start 列不认识“someDay”")]
    [InlineData("\t-\t-\thouse", "\tsoon\t-\thouse", "cap 列：“soon”")]
    [InlineData("\tcap\t", "\tcup\t", "缺少“cap”列")]
    public void A_table_that_contradicts_itself_is_refused(string good, string bad, string why) =>
        Refused(() => LimitTable.Parse("t.tsv", SmallText("handle * * * - 1").Replace(good, bad)), "t.tsv 第 ", why);

    [Fact]
    public void A_table_without_rules_for_requests_is_refused() =>
        Refused(
            () => LimitTable.Parse("t.tsv", string.Join('\n', SmallText("handle * * * - 1").Split('\n').Where(line => !line.Contains("extension")))),
            "t.tsv 第 ",
            "缺少没有法定例外的“extension”行");

    [Fact]
    public void A_value_outside_its_enum_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Guangdong.Find(0, AppealType.Help, Urgency.Normal, Channel.Phone));
        Assert.Throws<ArgumentOutOfRangeException>(() => Guangdong.Find(ClockName.Sign, AppealType.Help, Urgency.Normal, (Channel)17));
    }

    [Fact]
    public void A_ticket_keeps_its_version_and_a_new_one_gets_the_version_in_force()
    {
        var old = Small("handle * * * - 1");
        var young = LimitTable.Parse("u.tsv", SmallText("handle * * * - 2").Replace("v1\t", "v2\t").Replace("2025-01-01", "2026-07-01"));
        var book = new LimitBook([young, old]);
        Assert.Same(old, book.InForce(Day("2026-06-30")));
        Assert.Same(young, book.InForce(Day("2026-07-01")));
        Assert.Same(old, book.In("v1"));
        Assert.Equal(["v1", "v2"], book.Tables.Select(table => table.Version));
        Assert.Throws<KeyNotFoundException>(() => book.InForce(Day("2024-12-31")));
        Assert.Throws<KeyNotFoundException>(() => book.In("v3"));
        Assert.Throws<ArgumentException>(() => new LimitBook([]));
        Assert.Throws<ArgumentException>(() => new LimitBook([old, old]));
    }

    /// <summary>A table with a column of kinds of unit and these rows on top: "clock type urgency channel unitClass legal days".</summary>
    private static LimitTable With(params string[] rows)
    {
        var lines = SmallText("handle * * * - 1").TrimEnd('\n').Split('\n').Select(line => line.Split('\t')).Select((cells, i) => string.Join('\t', [.. cells[..6], i == 0 ? "unitClass" : "*", .. cells[6..]]));
        return LimitTable.Parse("t.tsv", string.Join('\n', lines.Concat(rows.Select(row => Line(row).TrimEnd('\n')))));
    }

    private static string WithEnd(string day) =>
        string.Join('\n', SmallText("handle * * * - 1").TrimEnd('\n').Split('\n').Select((line, i) => i == 0 ? line + "\tvalidTo" : $"{line}\t{day}"));

    private static void Refused(Action parse, string where, string why)
    {
        var error = Assert.Throws<DeadlineFileException>(parse);
        Assert.StartsWith(where, error.Message);
        Assert.Contains(why, error.Message);
    }

    private static int Days(LimitTable table, AppealType type, Urgency urgency, Channel channel) =>
        table.Find(ClockName.Handle, type, urgency, channel).Budget.Amount;

    private static IEnumerable<(AppealType Type, Urgency Urgency, Channel Channel)> Cases() =>
        from type in Enum.GetValues<AppealType>()
        from urgency in Enum.GetValues<Urgency>()
        from channel in Enum.GetValues<Channel>()
        select (type, urgency, channel);

    private static LimitTable Small(params string[] handle) => LimitTable.Parse("t.tsv", SmallText(handle));

    /// <summary>A small table: the rows about handling as "clock type urgency channel legal days", everything else one day.</summary>
    private static string SmallText(params string[] handle)
    {
        string[] others = ["dispatch", "sign", "firstContact", "handleUnit", "review", "followUp", "redo"];
        var rows = new[] { "extension * * * - 10", "return * * * - 2" }
            .Concat(handle.Take(1).DefaultIfEmpty("# none"))
            .Concat(others.Select(clock => $"{clock} * * * - 1"))
            .Concat(handle.Skip(1));
        return "version\tvalidFrom\tclock\ttype\turgency\tchannel\tlegal\tlimit\tstart\tcap\ttimes\tbasis\n"
            + string.Concat(rows.Select(row => row[0] == '#' ? row + "\n" : Line(row)));
    }

    private static string Line(string row)
    {
        var times = row.StartsWith("extension", StringComparison.Ordinal) || row.StartsWith("return", StringComparison.Ordinal) ? "1" : "-";
        return $"v1\t2025-01-01\t{row.Replace(' ', '\t')} workingDay\tnextDay\t-\t{times}\thouse\n";
    }
}
