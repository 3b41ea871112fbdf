using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Platform;
using Hotline.Web.Search;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Search;

public sealed class TicketSearchTests
{
    [Fact]
    public async Task Two_characters_find_what_they_say_newest_first_and_several_words_must_all_stand_there()
    {
        await using var house = await House.Open();
        var lamp = await Lamp(house);
        var noise = await Given.Ticket(house);
        var both = await Given.Ticket(house, with: a => a with { Title = "路灯下噪音", Text = "路灯下每晚有人唱歌，噪音很大。" });

        Assert.Equal([both.Number, lamp.Number], await Find(house, "路灯"));
        Assert.Equal([both.Number, noise.Number], await Find(house, "噪音"));
        Assert.Equal([both.Number], await Find(house, "路灯 噪音"));
        Assert.Equal([noise.Number], await Find(house, "噪音扰民"));
        Assert.Empty(await Find(house, "停车"));
    }

    [Fact]
    public async Task A_ticket_is_found_by_its_number_however_it_is_typed()
    {
        await using var house = await House.Open();
        var ticket = await Lamp(house);
        await Given.Ticket(house);
        var number = ticket.Number.ToString();
        foreach (var typed in new[] { number, number.Replace("-", ""), number.Replace('-', ' '), $"  {number} ", number.Replace('2', '２'), number[9..15], number[9..] })
        {
            Assert.Equal([ticket.Number], await Find(house, typed));
        }

        Assert.Equal([ticket.Number], await Find(house, $"{number} 路灯"));
        Assert.Empty(await Find(house, $"{number} 停车"));
        var wrong = number[..^1] + (char)('0' + (number[^1] - '0' + 1) % 10);
        Assert.True((await house.As(Role.Operator).Ask(new TicketSearch(wrong, new SearchFilter()))).Value!.Mistyped);
    }

    [Fact]
    public async Task A_telephone_leads_to_its_tickets_and_the_look_is_on_record_without_the_number()
    {
        await using var house = await House.Open();
        var ticket = await Lamp(house);
        var other = await Given.Ticket(house);
        Assert.Equal([ticket.Number], await Find(house, "139 1111 5678"));
        Assert.Equal([ticket.Number], await Find(house, "+8613911115678"));
        Assert.Equal([ticket.Number], await Find(house, "5678"));
        Assert.Equal([ticket.Number], await Find(house, "路灯 5678"));
        Assert.Equal([other.Number], await Find(house, "1234 噪音"));
        Assert.Empty(await Find(house, "路灯 1234"));
        Assert.Empty(await Find(house, "13911115679"));

        var lines = await house.Db(db => db.AuditLines.Where(l => l.Act == nameof(TicketSearch)).ToListAsync());
        Assert.Equal(7, lines.Count);
        Assert.All(lines, l => Assert.Equal(AuditOutcome.Looked, l.Outcome));
        Assert.DoesNotContain(lines, l => $"{l.Detail}{l.Object}".Contains("5678", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_see_callers_cannot_try_numbers()
    {
        await using var house = await House.Open();
        await Lamp(house);
        var answer = (await house.As(Role.Reviewer).Ask(new TicketSearch("13911115678", new SearchFilter()))).Value!;
        Assert.True(answer.PhoneNotAllowed);
        Assert.Empty(answer.List.Rows);
        Assert.Empty((await house.As(Role.Reviewer).Ask(new TicketSearch("5678", new SearchFilter()))).Value!.List.Rows);
        Assert.Equal(OutcomeKind.Forbidden, (await house.Citizen.Ask(new TicketSearch("路灯", new SearchFilter()))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.KnowledgeEditor).Ask(new TicketSearch("路灯", new SearchFilter()))).Kind);
    }

    [Fact]
    public async Task A_unit_never_learns_who_reported_by_trying_numbers()
    {
        await using var house = await House.Open();
        var open = await Given.Ticket(house, TicketState.InHand);
        var secret = await Given.Ticket(house, TicketState.InHand, with: a => a with { Confidential = true });
        var nobody = await Given.Ticket(house, TicketState.InHand, with: a => a with { Caller = a.Caller with { Anonymous = true } });
        await Given.Ticket(house, TicketState.InHand, "police");
        await Given.Ticket(house, TicketState.InHand, with: a => a with { ReportedUnit = new DepartmentCode("police") });

        var found = await Find(house, "13800001234", house.As(Role.Liaison, "urban-management"));
        Assert.Contains(open.Number, found);
        Assert.DoesNotContain(secret.Number, found);
        Assert.Equal(2, found.Length);
        Assert.Single(await Find(house, "13800001234", house.As(Role.Liaison, "police")));
        Assert.Empty(await Find(house, "13800001234", house.As(Role.Handler, "urban-management")));
        var centre = await Find(house, "13800001234");
        Assert.Contains(secret.Number, centre);
        Assert.DoesNotContain(nobody.Number, centre);
        Assert.Equal(4, centre.Length);
    }

    [Fact]
    public async Task Other_units_tickets_are_not_found_by_words()
    {
        await using var house = await House.Open();
        var mine = await Given.Ticket(house, TicketState.InHand);
        await Given.Ticket(house, TicketState.InHand, "police");
        await Given.Ticket(house, TicketState.InHand, with: a => a with { ReportedUnit = new DepartmentCode("traffic-police") });
        Assert.Equal(3, (await Find(house, "噪音")).Length);
        Assert.Contains(mine.Number, await Find(house, "噪音", house.As(Role.Liaison, "urban-management")));
        Assert.Single(await Find(house, "噪音", house.As(Role.Liaison, "police")));
    }

    [Fact]
    public async Task Filters_narrow_and_the_page_shows_where_the_words_stand()
    {
        await using var house = await House.Open();
        var waiting = await Given.Ticket(house);
        var inHand = await Given.Ticket(house, TicketState.InHand);
        house.Clock.Advance(TimeSpan.FromDays(1));
        var tomorrow = await Given.Ticket(house, with: a => a with { Category = new CategoryCode("0201") });

        Task<TicketNumber[]> Narrow(SearchFilter filter) => Find(house, "噪音", filter: filter);
        Assert.Equal([inHand.Number], await Narrow(new SearchFilter { State = TicketState.InHand }));
        Assert.Equal([inHand.Number], await Narrow(new SearchFilter { Unit = "urban-management" }));
        Assert.Equal([tomorrow.Number], await Narrow(new SearchFilter { Category = "02" }));
        Assert.Equal([tomorrow.Number], await Narrow(new SearchFilter { From = new DateOnly(2026, 11, 24) }));
        Assert.Equal([inHand.Number, waiting.Number], await Narrow(new SearchFilter { To = new DateOnly(2026, 11, 23) }));
        Assert.Empty(await Narrow(new SearchFilter { From = DateOnly.MinValue, To = DateOnly.MinValue }));
        Assert.Equal(3, (await Narrow(new SearchFilter { From = DateOnly.MinValue, To = DateOnly.MaxValue, Page = 99 })).Length);

        var answer = (await house.As(Role.Operator).Ask(new TicketSearch("噪音", new SearchFilter()))).Value!;
        Assert.Equal("噪音", answer.Found[waiting.Number].First(p => p.Hit).Text);
    }

    [Fact]
    public async Task Nothing_typed_is_nothing_asked()
    {
        await using var house = await House.Open();
        await Given.Ticket(house);
        foreach (var nothing in new[] { null, "", "   ", "*", "\"\"", "，。！" })
        {
            var answer = (await house.As(Role.Operator).Ask(new TicketSearch(nothing, new SearchFilter()))).Value!;
            Assert.False(answer.Asked);
            Assert.Empty(answer.List.Rows);
        }
    }

    [Fact]
    public async Task Hostile_input_never_fails()
    {
        await using var house = await House.Open();
        await Given.Ticket(house);
        string[] pieces =
        [
            "\"", "*", "NEAR(", "NEAR/3", "OR", "AND NOT", "words:", "-", "^", "(", ")", "{", "}", "路灯", "噪音", "噪", "'", "''; DROP TABLE tickets;--", "\0", "\n", "%", "_",
            "😀", "👨‍👩‍👧", "\uD83D", "\uDE00", "\uFFFE", "\uFFFF", "ﷺ", "é", "e\u0301", "①", "㍿", "１３８", "1234", "13800001234", "20261123-000001-7", "000000", " ", "\u3000", "\u200B", "Ａ口", "3号线",
        ];
        var random = new Random(20261123);
        for (var i = 0; i < 300; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, i % 10 == 0 ? 400 : 8)).Select(_ => pieces[random.Next(pieces.Length)]));
            var outcome = await house.As(Role.Operator).Ask(new TicketSearch(text, new SearchFilter()));
            Assert.True(outcome.Ok, $"{i}: {Uri.EscapeDataString(text.Replace('\uD83D', '?').Replace('\uDE00', '?'))} {outcome.Kind}");
        }
    }

    private static Task<Ticket> Lamp(House house) => Given.Ticket(house, with: a => a with
    {
        Title = "路灯不亮", Text = "云湖路整条街的路灯坏了一周，晚上很黑。", Caller = new Caller("李四", ["13911115678"]),
    });

    private static async Task<TicketNumber[]> Find(House house, string text, Desk? desk = null, SearchFilter? filter = null)
    {
        var outcome = await (desk ?? house.As(Role.Operator)).Ask(new TicketSearch(text, filter ?? new SearchFilter()));
        Assert.True(outcome.Ok, outcome.ToString());
        return [.. outcome.Value!.List.Rows.Select(r => r.Number)];
    }
}
