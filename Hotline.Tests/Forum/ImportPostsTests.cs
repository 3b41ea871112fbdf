using System.Text;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Forum;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Forum;

public sealed class ImportPostsTests
{
    private const string Header = "id\ttitle\ttext\ttime\n";
    private const string Lamp = "17\t滨江路路灯不亮\t北堤街道北堤花园外面的路灯从上周起不亮，晚上看不见路。\t2026/3/5 8:07:30\n";

    [Fact]
    public async Task A_post_becomes_a_ticket_whose_clocks_start_now()
    {
        await using var house = await House.Open();
        var (code, said) = await Import(house, Header + Lamp);
        Assert.Equal(0, code);
        Assert.Matches(@"第 2 行\t17\t20261123-000001-\d", said);
        Assert.Contains("导入 1 条，已有 0 条，未导入 0 行", said);
        var ticket = Assert.Single(await Tickets(house));
        Assert.Equal((Channel.Forum, "17"), (ticket.Appeal.Channel, ticket.Appeal.ForeignId));
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 8, 7, 30, TimeSpan.FromHours(8)), ticket.ReceivedAt);
        Assert.Equal(house.Clock.Now, ticket.RegisteredAt);
        Assert.Equal(house.Clock.Now, ticket.DueSince);
        Assert.NotNull(ticket.Suggested!.Unit);
        Assert.Equal("beidi-garden", ticket.Appeal.Area?.Value);
        Assert.False(ticket.Appeal.Caller.Anonymous);
        Assert.False(ticket.FollowUpDue);
    }

    [Fact]
    public async Task A_second_import_of_the_same_file_makes_no_second_ticket()
    {
        await using var house = await House.Open();
        await Import(house, Header + Lamp);
        var (code, said) = await Import(house, Header + Lamp + "18\t井盖破了\t文昌中路的井盖破了一个洞。\t2026-11-01 09:30\n");
        Assert.Equal(0, code);
        Assert.Contains("已有", said);
        Assert.Contains("导入 1 条，已有 1 条，未导入 0 行", said);
        Assert.Equal(2, (await Tickets(house)).Count);
    }

    [Fact]
    public async Task The_same_id_twice_is_one_ticket_but_another_channel_is_another_source()
    {
        await using var house = await House.Open();
        Assert.Contains("导入 1 条，已有 1 条", (await Import(house, Header + Lamp + Lamp)).Said);
        Assert.Contains("导入 1 条，已有 0 条", (await Import(house, Header + Lamp, "--channel", "web")).Said);
        Assert.Equal([Channel.Web, Channel.Forum], (await Tickets(house)).Select(t => t.Appeal.Channel).Order());
    }

    [Theory]
    [InlineData("\t标题\t正文\t2026-11-01 09:30", "id 为空")]
    [InlineData("1\t\t正文\t2026-11-01 09:30", "title 为空")]
    [InlineData("1\t标题\t\t2026-11-01 09:30", "text 为空")]
    [InlineData("1\t标题\t正文\t", "time 不是时间")]
    [InlineData("1\t标题\t正文\t2026-13-01 09:30", "time 不是时间")]
    [InlineData("1\t标题\t正文\t1/11/2026 09:30", "time 不是时间")]
    [InlineData("1\t标题\t正文\t2026-11-24 09:30", "time 晚于现在")]
    [InlineData("1\t标题\t正文", "应有 4 列，实有 3 列")]
    [InlineData("1\t标题\t正文\t2026-11-01 09:30\t多出来的", "应有 4 列，实有 5 列")]
    public async Task A_bad_line_is_named_with_its_reason_and_skipped(string line, string reason)
    {
        await using var house = await House.Open();
        var (code, said) = await Import(house, $"{Header}{line}\n{Lamp}");
        Assert.Equal(1, code);
        Assert.Contains($"第 2 行未导入：{reason}", said);
        Assert.Contains("导入 1 条，已有 0 条，未导入 1 行", said);
        Assert.Equal("17", Assert.Single(await Tickets(house)).Appeal.ForeignId);
    }

    [Fact]
    public async Task Too_long_a_field_is_refused_and_the_longest_allowed_is_taken()
    {
        await using var house = await House.Open();
        var (_, said) = await Import(house, $"{Header}1\t{new string('长', 101)}\t正文\t2026-11-01 09:30\n2\t{new string('长', 100)}\t{new string('文', 20_000)}\t2026-11-01 09:30\n3\t题\t{new string('文', 20_001)}\t2026-11-01 09:30\n");
        Assert.Contains("第 2 行未导入：title 超过 100 字", said);
        Assert.Contains("第 4 行未导入：text 超过 20000 字", said);
        Assert.Equal("2", Assert.Single(await Tickets(house)).Appeal.ForeignId);
    }

    [Fact]
    public async Task Strict_imports_nothing_when_any_line_is_bad()
    {
        await using var house = await House.Open();
        var (code, said) = await Import(house, $"{Header}{Lamp}18\t\t正文\t2026-11-01 09:30\n", "--channel", "forum", "--strict");
        Assert.Equal(1, code);
        Assert.Contains("第 3 行未导入：title 为空", said);
        Assert.Contains("没有导入任何内容", said);
        Assert.Empty(await Tickets(house));
        Assert.Equal(0, (await Import(house, Header + Lamp, "--channel", "forum", "--strict")).Code);
    }

    [Fact]
    public async Task Columns_are_found_by_name_others_are_not_read_and_a_byte_order_mark_is_no_letter()
    {
        await using var house = await House.Open();
        var (code, _) = await Import(house, "\uFEFFreply\ttime\ttext\ttitle\tid\n已答复\t2026-11-01 9:30\t路灯坏了三天。\t路灯\t5\r\n已答复\t2026-11-01 09:30\t路灯坏了三天。\t路灯\t6\r\n", encoding: new UTF8Encoding(true));
        Assert.Equal(1, code);
        var ticket = Assert.Single(await Tickets(house));
        Assert.Equal(("6", "路灯", "路灯坏了三天。"), (ticket.Appeal.ForeignId, ticket.Appeal.Title, ticket.Appeal.Text));
    }

    [Theory]
    [InlineData("id\ttitle\ttext\n", "表头缺少“time”列")]
    [InlineData("id\tid\ttitle\ttext\ttime\n", "表头有两个“id”列")]
    [InlineData("", "文件是空的")]
    public async Task A_file_without_its_columns_is_not_begun(string content, string reason)
    {
        await using var house = await House.Open();
        var (code, said) = await Import(house, content);
        Assert.Equal(2, code);
        Assert.Contains(reason, said);
    }

    [Fact]
    public async Task A_file_that_is_not_UTF8_is_refused_as_a_whole()
    {
        await using var house = await House.Open();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var (code, said) = await Import(house, Header + Lamp, encoding: Encoding.GetEncoding("GB18030"));
        Assert.Equal(2, code);
        Assert.Contains("GB18030", said);
        Assert.Empty(await Tickets(house));
    }

    [Theory]
    [InlineData("--channel", "forums")]
    [InlineData("--channel", "4")]
    public async Task An_unknown_channel_is_answered_with_the_names(params string[] options)
    {
        await using var house = await House.Open();
        var (code, said) = await Import(house, Header + Lamp, options);
        Assert.Equal(2, code);
        Assert.Contains("phone sms web wechat app email letter forum mayor-line petition complaint-centre police-110 province leader-remark media enterprise-seat", said);
    }

    [Theory]
    [InlineData("--strict")]
    [InlineData("--channel")]
    [InlineData("--channel", "forum", "--fast")]
    [InlineData("--channel", "forum", "another.tsv")]
    public async Task What_is_not_understood_is_answered_with_the_usage(params string[] options)
    {
        await using var house = await House.Open();
        var (code, said) = await Import(house, Header + Lamp, options);
        Assert.Equal(2, code);
        Assert.Contains("用法", said);
    }

    [Fact]
    public async Task Several_posts_share_a_transaction_and_an_audit_line_and_numbers_run_on()
    {
        await using var house = await House.Open();
        var rows = string.Concat(Enumerable.Range(1, 7).Select(i => $"{i}\t路灯{i}\t江畔花园第{i}盏路灯不亮。\t2026-11-01 09:30\n"));
        await Import(house, Header + rows, "--channel", "forum", "--batch", "3");
        Assert.Equal(Enumerable.Range(1, 7), (await Tickets(house)).Select(t => (int)(t.Number.Value % 1_000_000)));
        Assert.Equal(3, await house.Db(db => db.AuditLines.CountAsync(a => a.Act == nameof(ImportPosts))));
    }

    [Fact]
    public async Task A_post_that_lacks_a_field_is_refused_at_the_door_too()
    {
        await using var house = await House.Open();
        var outcome = await house.System.Run(new ImportPosts(Channel.Forum, [new Post("1", "", "正文", house.Clock.Now)]));
        Assert.False(outcome.Ok);
        Assert.Equal("TitleMissing", Assert.Single(outcome.Fields!).Code);
    }

    [Fact]
    public async Task Only_the_command_line_imports()
    {
        await using var house = await House.Open();
        var posts = new ImportPosts(Channel.Forum, [new Post("1", "路灯", "路灯坏了。", house.Clock.Now)]);
        Assert.Equal(OutcomeKind.Forbidden, (await house.Citizen.Run(posts)).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Dispatcher).Run(posts)).Kind);
        Assert.Empty(await Tickets(house));
    }

    private static Task<List<Ticket>> Tickets(House house) => house.Db(db => db.Tickets.AsNoTracking().Include(t => t.Events).OrderBy(t => t.Number).ToListAsync());

    private static Task<(int Code, string Said)> Import(House house, string content, params string[] options) => Import(house, content, new UTF8Encoding(false), options);

    private static async Task<(int Code, string Said)> Import(House house, string content, Encoding encoding, params string[] options)
    {
        var file = Path.Combine(house.Folder, "posts.tsv");
        await File.WriteAllTextAsync(file, content, encoding);
        var said = new StringWriter();
        var code = await ImportPostsCommand.Run(house.Services, ["import", file, .. options.Length > 0 ? options : ["--channel", "forum"]], said);
        return (code, said.ToString());
    }
}
