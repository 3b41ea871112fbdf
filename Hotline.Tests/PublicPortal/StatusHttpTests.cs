using System.Net;
using AngleSharp.Dom;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Handling;
using Hotline.Web.Intake;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.PublicPortal;

public sealed class StatusHttpTests
{
    [Fact]
    public async Task A_citizen_sees_state_unit_limit_timeline_and_answer()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        await portal.Act(number, portal.Dispatch);
        var browser = await portal.Open(number);
        Assert.Contains("已转办", browser.Page.QuerySelector(".state")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(portal.City.Unit(new("urban-management"))!.Name, browser.Text, StringComparison.Ordinal);
        Assert.Contains("2026年12月14日 17:30", browser.Text, StringComparison.Ordinal);
        Assert.Equal(6, browser.Page.QuerySelectorAll(".progress li").Length);
        Assert.Equal("step", browser.Page.QuerySelector(".progress li.now")!.GetAttribute("aria-current"));

        await portal.Act(number, portal.Answer);
        await browser.Go("/zh-CN/status");
        Assert.Contains("当晚已派执法队员到场清理。", browser.Page.QuerySelector(".answer .words")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已解决", browser.Page.QuerySelector(".answer .badge")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_of_the_site_holds_caller_data_a_note_or_a_name_of_the_staff()
    {
        await using var portal = new PortalSite();
        var number = await portal.Answered(a => a with
        {
            Caller = new Caller("诸葛明月", ["13912345678"], CallerKind.Person, "凤凰里九号"), Address = "梧桐弄七号", ReportedUnit = new("water-affairs"), Text = "正文里也写了诸葛明月", Title = "标题丙丁",
        });
        string[] secrets = ["诸葛明月", "13912345678", "139****5678", "凤凰里", "梧桐弄", "内部备注甲", "审核备注乙", PortalSite.Staff.Name, PortalSite.Staff.Account, "标题丙丁", "正文里", "water-affairs"];
        foreach (var culture in new[] { "zh-CN", "en-US", "ja-JP" })
        {
            var browser = await portal.Open(number, culture: culture);
            Assert.NotNull(browser.Page.QuerySelector(".answer"));
            await PortalSite.Do(browser, "rate");
            var wrong = browser.Page.DocumentElement.OuterHtml;
            await PortalSite.Do(browser, "add", ("Form.Text", "补充一句"));
            var added = browser.Page.DocumentElement.OuterHtml;
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, wrong + added, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_units_and_centre_settle_among_themselves_is_not_told()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        await portal.Act(number, portal.Dispatch, t => t.LogDutyCall("值班员戊", portal.Stamp), t => t.AskReturn("not-ours", "不归我管", "三定方案", null, LeaderApproval.NotNeeded, portal.City.Limits.InForce(portal.City.Day(portal.Clock.Now)).Requests(), portal.City.Time, portal.Stamp));
        var browser = await portal.Open(number);
        Assert.Equal(2, browser.Page.QuerySelectorAll(".timeline li").Length);
        Assert.DoesNotContain("值班", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("退单", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "期限已延长", "原定 ")]
    [InlineData("en-US", "Deadline extended", "From ")]
    [InlineData("ja-JP", "期限を延長しました", " から ")]
    public async Task An_extension_is_told_from_which_day_to_which_and_why_without_what_is_said_inside(string culture, string extended, string from)
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        var rules = portal.City.Limits.InForce(portal.City.Day(portal.Clock.Now)).Requests();
        await portal.Act(number, portal.Dispatch, t => t.Accept(portal.Stamp), t => t.AskExtension(5, "内部理由：人手不足", LeaderApproval.Needed, rules, portal.Stamp));
        await portal.Act(number, t => t.ApproveRequest("内部意见丙", rules, portal.Stamp));
        await portal.Act(number, t => t.GrantExtension("路面施工要等天晴，请您谅解。", "内部备注丁", portal.City.RequestsOf(t), portal.City.Time, portal.Stamp));
        var browser = await portal.Open(number, culture: culture);
        var told = browser.Page.QuerySelector(".extended")!.TextContent;
        Assert.Contains(extended, told, StringComparison.Ordinal);
        Assert.Contains(from, told, StringComparison.Ordinal);
        Assert.Contains("14", told, StringComparison.Ordinal);
        Assert.Contains("路面施工要等天晴", told, StringComparison.Ordinal);
        Assert.Contains("21", browser.Page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.All(["内部理由", "内部意见", "内部备注"], inner => Assert.DoesNotContain(inner, browser.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zh-CN", "区级负责单位", "区里已转由")]
    [InlineData("en-US", "Responsible district office", "The district office handed it on to")]
    [InlineData("ja-JP", "責任を負う区の窓口", "区から")]
    public async Task After_a_step_inside_the_district_the_street_and_the_office_that_answers_are_shown_and_no_part_of_a_helper(string culture, string responsible, string handedOn)
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        await portal.Act(
            number, t => t.Dispatch(new(new("0101"), new("district-qingxi"), [new("water")]), null, portal.Stamp), t => t.Redispatch(new("street-qingxi-xidong"), "内部说明戊", portal.Stamp),
            t => t.Accept(portal.Stamp), t => t.CoReply(new("water"), "内部分办意见己", portal.Stamp), t => t.AddCoUnit(new("police"), "内部要求庚", portal.Stamp));
        var browser = await portal.Open(number, culture: culture);
        var facts = browser.Page.QuerySelector(".facts")!.TextContent;
        Assert.All([responsible, portal.City.Unit(new("district-qingxi"))!.Name, portal.City.Unit(new("street-qingxi-xidong"))!.Name], said => Assert.Contains(said, facts, StringComparison.Ordinal));
        Assert.Contains(handedOn, browser.Text, StringComparison.Ordinal);
        Assert.All(["内部说明", "内部分办意见", "内部要求", portal.City.UnitName(new("water")), portal.City.UnitName(new("police"))], inner => Assert.DoesNotContain(inner, browser.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wrong_code_unknown_number_and_no_number_at_all_get_the_same_bytes()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        var unknown = TicketNumber.Of(new DateOnly(2026, 11, 1), 77);
        var answers = new List<string>();
        foreach (var (typed, code) in new[] { (number.ToString(), "87654321"), (unknown.ToString(), PortalSite.Code), ("20261123-000001-0-9", "1"), ("abc", "abc"), ("", "") })
        {
            answers.Add(await Answer(portal, typed, code));
        }

        Assert.Contains("工单号和查询码对不上", answers[0], StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
    }

    [Fact]
    public async Task After_five_wrong_codes_a_number_is_closed_for_a_while_known_or_not()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        var unknown = TicketNumber.Of(new DateOnly(2026, 11, 1), 78);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await portal.Open(number, "0000000" + i)).Status);
            Assert.Equal(HttpStatusCode.OK, (await portal.Open(unknown, "0000000" + i)).Status);
        }

        var stopped = await Answer(portal, number.ToString(), PortalSite.Code);
        Assert.StartsWith("TooManyRequests", stopped, StringComparison.Ordinal);
        Assert.Contains("请等 15 分钟再试", stopped, StringComparison.Ordinal);
        Assert.Equal(stopped, await Answer(portal, unknown.ToString(), PortalSite.Code));

        portal.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Contains("已受理", (await portal.Open(number)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_cannot_try_one_code_on_many_numbers()
    {
        await using var portal = new PortalSite(("Hotline:Public:WrongPerAddress", "3"));
        for (var i = 1; i <= 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await portal.Open(TicketNumber.Of(new DateOnly(2026, 11, 1), i))).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await portal.Open(TicketNumber.Of(new DateOnly(2026, 11, 1), 4))).Status);
    }

    [Fact]
    public async Task Opening_the_own_ticket_again_and_again_is_no_guessing()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        for (var i = 0; i < 8; i++)
        {
            Assert.NotNull((await portal.Open(number)).Page.QuerySelector(".overview"));
        }
    }

    [Fact]
    public async Task A_reissued_code_ends_the_access_of_whoever_had_the_old_one()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        var browser = await portal.Open(number);
        Assert.NotNull(browser.Page.QuerySelector(".overview"));
        await browser.Go("/zh-CN/status/withdraw");
        await portal.Site.Db(async db =>
        {
            (await db.Load(number, CancellationToken.None)).ReissueCode(Registrar.CodeHash(db.Vault, number, "11112222"), calledBack: true, portal.Stamp);
            return await db.SaveChangesAsync();
        });
        await browser.Submit("form:has([value=withdraw])", ("Form.Sure", "true"));
        Assert.Contains("重新输入工单号和查询码", browser.Text, StringComparison.Ordinal);
        // Not even the page that was kept a moment ago is shown.
        await browser.Go("/zh-CN/status");
        Assert.Null(browser.Page.QuerySelector(".overview"));
        Assert.Equal(TicketState.Registered, (await portal.Stored(number)).State);
    }

    [Fact]
    public async Task Access_lapses_after_twenty_minutes_and_what_was_being_written_is_handed_back()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        var browser = await portal.Open(number);
        await browser.Go("/zh-CN/status/add");
        portal.Clock.Advance(TimeSpan.FromMinutes(21));
        await browser.Submit("form:has([value=add])", ("Form.Text", "写了很久的一段话"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("超过 20 分钟", browser.Text, StringComparison.Ordinal);
        Assert.Contains("写了很久的一段话", browser.Page.QuerySelector("#typed")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await portal.Stored(number)).Events);
    }

    [Fact]
    public async Task A_kept_page_is_the_same_for_the_same_reader_and_gone_when_the_ticket_changes()
    {
        await using var portal = new PortalSite();
        var (number, other) = (await portal.Ticket(), await portal.Ticket());
        var browser = await portal.Open(number);
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add(await browser.Client.GetAsync("/zh-CN/status"));
        }

        Assert.All(answers, a => Assert.Contains("no-store", a.Headers.CacheControl!.ToString(), StringComparison.Ordinal));
        Assert.Contains(answers, a => a.Headers.Age is not null);
        Assert.DoesNotContain(number.ToString(), (await portal.Open(other)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("市城", browser.Text, StringComparison.Ordinal);
        await portal.Act(number, portal.Dispatch);
        await browser.Go("/zh-CN/status");
        Assert.Contains("市城", browser.Text, StringComparison.Ordinal);
        await browser.Go("/ja-JP/status");
        Assert.Equal("ja-JP", browser.Page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Closing_the_ticket_on_a_shared_computer_leaves_nothing_open()
    {
        await using var portal = new PortalSite();
        var browser = await portal.Open(await portal.Ticket());
        await browser.Submit("form.leave");
        Assert.Null(browser.Page.QuerySelector(".overview"));
        await browser.Go("/zh-CN/status");
        Assert.Null(browser.Page.QuerySelector(".overview"));
    }

    [Fact]
    public async Task A_declined_citizen_reads_why_and_whom_to_turn_to()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        await portal.Act(number, t => t.Decline("not-this-city", "给本人说的话己", portal.Stamp));
        var browser = await portal.Open(number);
        Assert.Contains("非本市管辖事项", browser.Text, StringComparison.Ordinal);
        Assert.Contains("事发地区号+12345", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("给本人说的话己", browser.Text, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector(".acts [href$=withdraw]"));
    }

    [Fact]
    public async Task Files_of_the_approved_answer_are_the_citizens_and_nobody_elses()
    {
        await using var portal = new PortalSite();
        var (number, other) = (await portal.Ticket(), await portal.Answered());
        await portal.Act(number, portal.Dispatch, t => t.Accept(portal.Stamp));
        await portal.Act(number, t => t.Reply(ResultKind.Solved, "初稿", null, portal.City.Day(portal.Clock.Now), portal.Stamp), t => t.Attach(File(portal, number, "打回的.png", '1')), t => t.SendBack("请补充", portal.Stamp));
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.Act(number, t => t.Reply(ResultKind.Solved, "定稿", null, portal.City.Day(portal.Clock.Now), portal.Stamp), t => t.Attach(File(portal, number, "现场.png", '2')), t => t.Approve(null, portal.Stamp));

        var browser = await portal.Open(number);
        var link = Assert.Single(browser.Page.QuerySelectorAll(".answer ul a"));
        Assert.Equal("现场.png", link.TextContent);
        var answer = await browser.Client.GetAsync(link.GetAttribute("href"));
        Assert.Equal("bytes of 2", await answer.Content.ReadAsStringAsync());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        var id = long.Parse(link.GetAttribute("href")!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync($"/zh-CN/status/files/{id - 1}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.Open(other)).Client.GetAsync(link.GetAttribute("href"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Browse().Client.GetAsync(link.GetAttribute("href"))).StatusCode);
    }

    [Fact]
    public async Task A_limit_that_reaches_a_year_without_a_calendar_is_marked_as_provisional()
    {
        await using var portal = new PortalSite();
        portal.Clock.Now = new DateTimeOffset(2026, 12, 28, 9, 0, 0, TimeSpan.FromHours(8));
        var number = await portal.Ticket();
        await portal.Act(number, portal.Dispatch);
        Assert.Contains("provisional", (await portal.Open(number, culture: "en-US")).Page.QuerySelector(".facts .badge")!.TextContent, StringComparison.Ordinal);
    }

    private static Attachment File(PortalSite portal, TicketNumber number, string name, char key)
    {
        var path = portal.Site.Services.GetRequiredService<AttachmentStore>().PathOf(new string(key, 32));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, $"bytes of {key}");
        return new Attachment(number, TicketAction.Reply, name, "image/png", 10, new string(key, 32), "", portal.Stamp);
    }

    // Status and page of one try from a fresh browser, without what differs in every answer.
    private static async Task<string> Answer(PortalSite portal, string number, string code)
    {
        var browser = portal.Browse();
        await browser.Go("/zh-CN/status");
        var hidden = browser.Page.QuerySelectorAll("form:has([value=open]) [type=hidden]").Select(e => KeyValuePair.Create(e.GetAttribute("name")!, e.GetAttribute("value")!));
        var answer = await browser.Client.PostAsync("/zh-CN/status", new FormUrlEncodedContent([.. hidden, new("Form.Number", number), new("Form.Code", code)]));
        return $"{answer.StatusCode} {PortalSite.WithoutTokens(await answer.Content.ReadAsStringAsync())}";
    }
}
