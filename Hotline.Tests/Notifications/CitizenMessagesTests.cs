using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.FollowUp;
using Hotline.Web.Handling;
using Hotline.Web.Notifications;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Notifications;

/// <summary>What a citizen reads on the telephone. Monday, 23 November 2026.</summary>
public sealed class CitizenMessagesTests
{
    internal static readonly Dictionary<string, string?> Phone = new() { ["Hotline:Sms:Url"] = DemoPhone.Word, ["Hotline:Public:Address"] = "https://12345.example.gov.cn/" };

    [Fact]
    public async Task At_acceptance_the_citizen_gets_unit_limit_and_date_and_what_may_change_them()
    {
        await using var house = await House.Open(Phone);
        var ticket = await Dispatched(house);
        Assert.Empty(await Texts(house));
        await house.Do(house.As(Role.Liaison, "urban-management"), ticket, new AcceptTicket());
        Assert.Equal(
            $"【12345热线】您的诉求（工单{ticket.Number}）已由{house.City.UnitName(new("urban-management"))}受理，办理时限15个工作日，最迟12月14日（周一）答复。如需延期或改由其他单位办理，会把原因告诉您。查进度请用编号和查询码登录热线网站，或拨打12345。",
            Assert.Single(await Texts(house)));
    }

    [Fact]
    public async Task Every_change_is_told_with_its_reason_and_no_inner_word()
    {
        await using var house = await House.Open(Phone);
        var ticket = await house.Do(house.As(Role.Liaison, "urban-management"), await Dispatched(house), new AcceptTicket());
        await Act(house, ticket.Number, t =>
        {
            t.AskExtension(3, "内部原因", LeaderApproval.NotNeeded, house.City.RequestsOf(t), Stamp(house));
            t.GrantExtension("雨季不能施工，请谅解", "内部意见", house.City.RequestsOf(t), house.City.Time, Stamp(house));
        });
        await Act(house, ticket.Number, t =>
        {
            t.Redirect(new RoutingDecision(new CategoryCode("0101"), new DepartmentCode("police"), []), "内部改派", Stamp(house));
            t.Accept(Stamp(house));
        });
        var texts = await Texts(house);
        Assert.Equal(3, texts.Count);
        Assert.Contains(texts, t => t.EndsWith("经审批延期，最迟12月17日（周四）答复。原因：雨季不能施工，请谅解", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.Contains($"按职责改由{house.City.UnitName(new("police"))}办理，时限不变，最迟12月17日（周四）答复", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, t => t.Contains("内部", StringComparison.Ordinal) || t.Contains("夜市", StringComparison.Ordinal) || t.Contains("陈", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("landline")]
    [InlineData("no-reply")]
    [InlineData("no-gateway")]
    [InlineData("no-template")]
    public async Task Nobody_is_written_to_who_cannot_or_does_not_want_to_be(string why)
    {
        await using var house = await House.Open(why == "no-gateway" ? null : Phone);
        if (why == "no-template")
        {
            await house.Replace(CityFiles.CitizenMessagesFile, text => text.Replace("letter\t", "closed\t", StringComparison.Ordinal).Replace("closed\t【{telephone}热线】您的诉求（工单{number}）已办结。如问题没有解决，请拨打{telephone}。\t2025-01-01\t\n", "", StringComparison.Ordinal)
                .Replace("已由{unit}受理，办理时限{limit}，最迟{due}答复", "已受理", StringComparison.Ordinal));
        }

        var ticket = await Dispatched(house, a => why switch
        {
            "anonymous" => a with { Caller = Caller.Nobody },
            "landline" => a with { Caller = a.Caller with { Phones = ["02087654321"] } },
            "no-reply" => a with { ReplyWanted = false },
            _ => a,
        });
        await house.Do(house.As(Role.Liaison, "urban-management"), ticket, new AcceptTicket());
        Assert.Empty(await house.Db(db => db.OutboxMessages.ToListAsync()));
    }

    [Fact]
    public async Task Nobody_is_woken_at_night()
    {
        await using var house = await House.Open(Phone);
        house.Clock.Now = new DateTimeOffset(2026, 11, 23, 22, 30, 0, TimeSpan.FromHours(8));
        await house.Do(house.As(Role.Liaison, "urban-management"), await Dispatched(house), new AcceptTicket());
        Assert.Empty(await Texts(house));
        house.Clock.Now = new DateTimeOffset(2026, 11, 24, 7, 59, 0, TimeSpan.FromHours(8));
        Assert.Empty(await Texts(house));
        house.Clock.Now = new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.FromHours(8));
        Assert.Single(await Texts(house));
    }

    [Fact]
    public async Task After_enough_calls_in_vain_a_link_goes_out_and_the_first_one_is_void()
    {
        await using var house = await House.Open(Phone);
        var ticket = await Answered(house);
        var first = Link(Assert.Single(await Texts(house), t => t.Contains("已有答复", StringComparison.Ordinal)));
        for (var day = 0; day < 3; day++)
        {
            ticket = await house.Do(house.As(Role.FollowUpAgent), ticket, new LogAttempt { Note = "无人接听" });
            house.Clock.Advance(TimeSpan.FromDays(1));
        }

        var last = Link(Assert.Single(await Texts(house), t => t.Contains("多次致电未能接通", StringComparison.Ordinal)));
        Assert.NotEqual(first, last);
        Assert.Equal((OutcomeKind.NotFound, OutcomeKind.Done), ((await Look(house, first)).Kind, (await Look(house, last)).Kind));
    }

    [Fact]
    public async Task A_token_lies_nowhere_in_the_store_and_no_colleague_reads_it()
    {
        await using var house = await House.Open(Phone);
        var ticket = await Answered(house);
        var token = Link((await Texts(house))[^1]);
        Assert.Equal(32, token.Length);
        var told = (await house.As(Role.FollowUpAgent).Ask(new ToldCitizen(ticket.Number))).Value![0];
        Assert.DoesNotContain(token, told.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(OutboxState.Sent, told.State);
        await house.Db(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        var bytes = await File.ReadAllBytesAsync(Path.Combine(house.Folder, "hotline.db"));
        Assert.True(bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(token)) < 0 && bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(token.ToUpperInvariant())) < 0);
        Assert.True(bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes("13800001234")) < 0);
    }

    [Fact]
    public async Task An_invitation_that_has_not_left_is_dropped_when_the_citizen_has_answered()
    {
        using var gateway = new FakeGateway { Answer = 503 };
        await using var house = await House.Open(new Dictionary<string, string?>(gateway.Settings) { ["Hotline:Public:Address"] = "https://x.example" });
        var ticket = await Answered(house);
        await Act(house, ticket.Number, t => t.Rate(new Answers(true, 5, 5, null), new Stamp(Actor.Citizen, house.Clock.Now)));
        await house.System.Run(new TendOutbox());
        var told = (await house.As(Role.FollowUpAgent).Ask(new ToldCitizen(ticket.Number))).Value!;
        Assert.Equal([(OutboxKind.Invite, OutboxState.Dropped), (OutboxKind.Letter, OutboxState.Waiting)], told.Select(t => (t.Kind, t.State)));
    }

    [Fact]
    public async Task What_the_gateway_refuses_comes_to_people_with_the_number_masked()
    {
        using var gateway = new FakeGateway { Answer = 422 };
        await using var house = await House.Open(new Dictionary<string, string?>(gateway.Settings) { ["Hotline:Public:Address"] = "https://x.example" });
        await Answered(house);
        Assert.Empty((await house.As(Role.Dispatcher).Ask(new OutboxList())).Value!.Rows);
        for (var minute = 0; minute < 60; minute++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            await house.Services.GetRequiredService<OutboxCourier>().Round(CancellationToken.None);
        }

        var rows = (await house.As(Role.Dispatcher).Ask(new OutboxList())).Value!.Rows;
        Assert.Equal([OutboxKind.Letter, OutboxKind.Invite], rows.Select(r => r.Kind));
        Assert.All(rows, row => Assert.Equal((OutboxState.Rejected, "138****1234", "陈**", null), (row.State, row.Recipient, row.RecipientName, row.Unit)));
        Assert.DoesNotContain((await house.As(Role.Dispatcher).Ask(new MyNotices())).Value!.Rows, n => n.Topic == NoticeTopic.AlertRejected);
    }

    [Theory]
    [InlineData("letter\t【热线】{number}{link}\t2025-01-01\t", "空 “{link}” 在这里填不上")]
    [InlineData("duty-alert\t【热线】{number}\t2025-01-01\t", "“kind” 不认识")]
    [InlineData("letter\t【热线】{number}\t2026-01-01\t", "有效期与前面的行重叠")]
    [InlineData("closed\t\t2025-01-01\t", "“text” 为空")]
    public void A_mistake_in_the_words_is_named_with_its_line(string line, string why)
    {
        var files = new Dictionary<string, string>(Hotline.Tests.Routing.Shipped.Files) { [CityFiles.CitizenMessagesFile] = "kind\ttext\tvalid_from\tvalid_to\nletter\t【热线】{number}\t2025-01-01\t\n" + line };
        var trouble = Assert.Throws<Web.Data.TsvException>(() => CityFiles.Read(files));
        Assert.Contains(why, trouble.Message, StringComparison.Ordinal);
        Assert.Contains("第 3 行", trouble.Message, StringComparison.Ordinal);
    }

    internal static Stamp Stamp(House house) => new(Given.Someone, house.Clock.Now);

    internal static async Task<Ticket> Act(House house, TicketNumber number, Action<Ticket> act)
    {
        await house.Db(async db =>
        {
            act(await db.Load(number, default));
            return await db.SaveChangesAsync();
        });
        return await house.Ticket(number);
    }

    internal static async Task<Ticket> Dispatched(House house, Func<Appeal, Appeal>? with = null) => await Given.Ticket(house, TicketState.Dispatched, with: with);

    /// <summary>Answered by a unit, and approved.</summary>
    internal static async Task<Ticket> Answered(House house, Func<Appeal, Appeal>? with = null) =>
        await Act(house, (await Given.Ticket(house, TicketState.UnderReview, with: with)).Number, t => t.Approve(null, Stamp(house)));

    /// <summary>What has arrived so far, in order.</summary>
    internal static async Task<IReadOnlyList<string>> Texts(House house)
    {
        await house.Services.GetRequiredService<OutboxCourier>().Round(CancellationToken.None);
        return [.. house.Services.GetRequiredService<DemoPhone>().Messages.Select(m => m.Text).Reverse()];
    }

    internal static string Link(string text) => text[(text.LastIndexOf('/') + 1)..];

    private static Task<Outcome<Web.PublicPortal.LinkedTicket>> Look(House house, string token) => house.Citizen.Ask(new Web.PublicPortal.RateLinkTarget(token));
}
