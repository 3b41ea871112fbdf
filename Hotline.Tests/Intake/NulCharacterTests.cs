using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Tests.PublicPortal;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.Intake;

/// <summary>The character U+0000 comes nowhere into the store, whoever brings it and however deep in a request it lies.</summary>
public sealed class NulCharacterTests
{
    [Fact]
    public async Task A_nul_character_is_refused_at_its_field()
    {
        await using var house = await House.Open();
        var call = new RegisterTicket { Phone = "13800001234", CallerName = "陈\0小明", Title = "路灯不亮", Text = "江畔花园的路灯\0不亮。" };
        var refused = await house.As(Role.Operator).Run(call);
        Assert.Equal(OutcomeKind.Invalid, refused.Kind);
        Assert.Equal([("CallerName", "NulCharacter"), ("Text", "NulCharacter")], refused.Fields!.Select(f => (f.Field, f.Code)).Order());
        Assert.True((await house.As(Role.Operator).Run(call with { CallerName = "陈小明", Text = "江畔花园的路灯不亮。" })).Ok);
    }

    [Fact]
    public async Task It_is_found_in_lists_and_in_parts_of_a_request()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var reply = await house.As(Role.Liaison, "urban-management").Run(new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Solved, Text = "已清理。", Answers = ["已清理", "会巡\0查"] });
        Assert.Equal(new FieldError("Answers", "NulCharacter"), Assert.Single(reply.Fields!));
        var queue = await house.As(Role.Dispatcher).Ask(new DispatchQueue(new QueueFilter { Category = "01\0" }));
        Assert.Equal(new FieldError("Filter", "NulCharacter"), Assert.Single(queue.Fields!));
    }

    [Fact]
    public async Task A_citizen_is_told_what_is_wrong_and_nothing_is_stored()
    {
        await using var portal = new PortalSite();
        var browser = portal.Browse();
        await browser.Go("/zh-CN/submit");
        await browser.Submit("form:has([value=submit])", PortalSite.Filled(("Form.Text", "楼下烧烤摊\0占道。")));
        Assert.Contains("看不见的空字符", browser.Text, StringComparison.Ordinal);
        Assert.Equal(0, await portal.Site.Db(db => Task.FromResult(db.Tickets.Count())));
    }
}
