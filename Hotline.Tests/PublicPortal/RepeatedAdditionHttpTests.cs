using Hotline.Domain.Tickets;
using Hotline.Tests.Handling;
using Xunit;

namespace Hotline.Tests.PublicPortal;

/// <summary>A page that does not come back is sent again; the same words are then the same addition.</summary>
public sealed class RepeatedAdditionHttpTests
{
    private static readonly (string, string, byte[]) photo = ("Photo", "a.jpg", Photos.Jpeg(6, "2026:11:23 08:30:00"));

    [Fact]
    public async Task The_same_words_within_half_an_hour_are_one_addition_and_later_they_are_a_new_one()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        await Add(portal, number, "今晚又来了二十档");
        portal.Clock.Advance(TimeSpan.FromMinutes(29));
        await Add(portal, number, "  今晚又来了二十档 ");
        Assert.Equal(1, await Additions(portal, number));
        await Add(portal, number, "今晚又来了三十档");
        Assert.Equal(2, await Additions(portal, number));
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await Add(portal, number, "今晚又来了二十档");
        Assert.Equal(3, await Additions(portal, number));
    }

    [Fact]
    public async Task A_photograph_sent_again_is_known_and_a_new_one_is_never_left_out()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        await Add(portal, number, "照片在这里", photo);
        await Add(portal, number, "照片在这里", photo);
        Assert.Equal((1, 1), (await Additions(portal, number), (await portal.Stored(number)).Attachments.Count));
        await Add(portal, number, "照片在这里", photo, ("Photo", "b.jpg", Photos.Jpeg(6, "2026:11:23 08:31:00")));
        Assert.Equal(2, await Additions(portal, number));
        Assert.Equal(3, (await portal.Stored(number)).Attachments.Count);
    }

    [Fact]
    public async Task The_same_words_in_another_ticket_count_there()
    {
        await using var portal = new PortalSite();
        var (one, other) = (await portal.Ticket(), await portal.Ticket());
        await Add(portal, one, "还没有人来");
        await Add(portal, other, "还没有人来");
        Assert.Equal((1, 1), (await Additions(portal, one), await Additions(portal, other)));
    }

    private static async Task Add(PortalSite portal, TicketNumber number, string text, params (string, string, byte[])[] photos)
    {
        var browser = await portal.Open(number);
        await browser.Go("/zh-CN/status/add");
        await browser.Submit("form:has([value=add])", photos, ("Form.Text", text));
        Assert.Equal("/zh-CN/status?done=added", browser.At);
    }

    private static async Task<int> Additions(PortalSite portal, TicketNumber number) => (await portal.Stored(number)).Events.Count(e => e.Action == TicketAction.AddInformation);
}
