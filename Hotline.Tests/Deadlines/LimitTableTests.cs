using Hotline.Domain.Deadlines;
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
    [InlineData("handle * * * - 5", "t.tsv(12): ", "the same case as line 4")]
    [InlineData("handel * * * - 5", "t.tsv(12): ", "unknown clock 'handel'")]
    [InlineData("handle help! * * - 5", "t.tsv(12): ", "unknown type 'help!'")]
    [InlineData("handle 2 * * - 5", "t.tsv(12): ", "unknown type '2'")]
    [InlineData("handle * soon * - 5", "t.tsv(12): ", "unknown urgency 'soon'")]
    [InlineData("handle * * fax - 5", "t.tsv(12): ", "unknown channel 'fax'")]
    [InlineData("handle help * * - 0", "t.tsv(12): ", "limit: '0 workingDay'")]
    [InlineData("extension * * * - 5", "t.tsv(12): ", "the same case as line 2")]
    [InlineData("extension help * * - 5", "t.tsv(12): ", "type: ")]
    [InlineData("return * * * * 5", "t.tsv(12): ", "legal: ")]
    public void A_bad_row_is_refused_with_file_and_line(string row, string where, string why) =>
        Refused(() => Small("handle * * * - 1", row), where, why);

    [Fact]
    public void A_gap_is_refused_and_named()
    {
        Refused(() => Small("handle * urgent * - 1", "handle help * * - 2"), "t.tsv(12): ", "no row for handle consultation normal phone");
        Refused(() => Small(), "t.tsv(11): ", "no row for handle");
    }

    [Theory]
    [InlineData("\textension\t", "\treturn\t", "the same case")]
    [InlineData("\t1\thouse", "\tonce\thouse", "times: 'once'")]
    [InlineData("2025-01-01\tsign", "2025-01-02\tsign", "on every line")]
    [InlineData("v1\t2025-01-01\tsign", "v2\t2025-01-01\tsign", "on every line")]
    [InlineData("2025-01-01", "1 January", "validFrom: '1 January'")]
    [InlineData("v1\t", "\t", "version: ")]
    [InlineData("nextDay", "someDay", "unknown start 'someDay'")]
    [InlineData("\t-\t-\thouse", "\tsoon\t-\thouse", "cap: 'soon'")]
    [InlineData("\tcap\t", "\tcup\t", "lacks the column 'cap'")]
    public void A_table_that_contradicts_itself_is_refused(string good, string bad, string why) =>
        Refused(() => LimitTable.Parse("t.tsv", SmallText("handle * * * - 1").Replace(good, bad)), "t.tsv(", why);

    [Fact]
    public void A_table_without_rules_for_requests_is_refused() =>
        Refused(
            () => LimitTable.Parse("t.tsv", string.Join('\n', SmallText("handle * * * - 1").Split('\n').Where(line => !line.Contains("extension")))),
            "t.tsv(",
            "no row 'extension'");

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
