using System.Net;
using Hotline.Domain.Tickets;
using Hotline.Tests.Handling;
using Hotline.Tests.Kit;
using Hotline.Web.Handling;
using Hotline.Web.PublicPortal;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.PublicPortal;

/// <summary>Photographs on the public forms, without a script.</summary>
public sealed class PhotoHttpTests
{
    private const string form = "form:has([value=submit])";
    private static readonly (string, string, byte[]) photo = ("Photo", "陈小明家门口.jpg", Photos.Jpeg(6, "2026:11:23 08:30:00"));

    [Fact]
    public async Task A_photo_comes_to_the_ticket_without_its_place_and_its_name()
    {
        await using var portal = new PortalSite();
        var browser = portal.Browse();
        await browser.Go("/zh-CN/submit");
        await browser.Submit(form, [photo], PortalSite.Filled());
        Assert.Equal("/zh-CN/receipt", browser.At);
        var kept = Assert.Single((await Sent(portal, browser)).Attachments);
        Assert.Equal(("照片1.jpg", "image/jpeg", TicketAction.Register), (kept.Name, kept.ContentType, kept.During));
        var bytes = await File.ReadAllBytesAsync(portal.Site.Services.GetRequiredService<AttachmentStore>().PathOf(kept.Key));
        Assert.True(bytes.AsSpan().IndexOf("GPS-23.1291"u8) < 0 && bytes.AsSpan().IndexOf("2026:11:23 08:30:00"u8) > 0);
    }

    [Fact]
    public async Task Its_place_stays_where_the_citizen_wants_it()
    {
        await using var portal = new PortalSite();
        var browser = portal.Browse();
        await browser.Go("/zh-CN/submit");
        await browser.Submit(form, [photo], PortalSite.Filled(("Form.KeepPlace", "true")));
        var kept = Assert.Single((await Sent(portal, browser)).Attachments);
        Assert.True((await File.ReadAllBytesAsync(portal.Site.Services.GetRequiredService<AttachmentStore>().PathOf(kept.Key))).AsSpan().IndexOf("GPS-23.1291"u8) > 0);
    }

    [Fact]
    public async Task A_photo_survives_a_mistake_elsewhere_in_the_form_and_can_be_left_out()
    {
        await using var portal = new PortalSite();
        var browser = portal.Browse();
        await browser.Go("/en-US/submit");
        await browser.Submit(form, [photo, photo], PortalSite.Filled(("Form.Title", "")));
        Assert.Contains("Uploaded: photo 2", browser.Text, StringComparison.Ordinal);
        var second = browser.Page.QuerySelectorAll("[name='Form.Photos']")[1];
        second.RemoveAttribute("checked");
        await browser.Submit(form, PortalSite.Filled());
        Assert.Equal("/en-US/receipt", browser.At);
        Assert.Single((await Sent(portal, browser)).Attachments);
    }

    [Fact]
    public async Task What_is_no_photo_is_named_and_nothing_that_was_written_is_lost()
    {
        await using var portal = new PortalSite(("Hotline:Attachments:MaxMegabytes", "1"));
        var browser = portal.Browse();
        foreach (var (content, why) in new[] { (Files.Pdf, "这不是能打开的照片"), (Files.Svg, "这不是能打开的照片"), (Files.Jpeg, "这不是能打开的照片"), (new byte[1100 * 1024], "文件太大或太多") })
        {
            await browser.Go("/zh-CN/submit");
            await browser.Submit(form, [("Photo", "x.jpg", content)], PortalSite.Filled());
            Assert.Contains(why, browser.Text, StringComparison.Ordinal);
            Assert.Contains("楼下每晚十几档烧烤摊", browser.Text, StringComparison.Ordinal);
        }

        await browser.Submit(form, [photo, photo, photo, photo, photo], PortalSite.Filled());
        Assert.Contains("照片太多了", browser.Text, StringComparison.Ordinal);
        Assert.Equal(4, browser.Page.QuerySelectorAll("[name='Form.Photos']").Length);
    }

    [Fact]
    public async Task A_token_is_of_no_use_to_another_form()
    {
        await using var portal = new PortalSite();
        var (mine, other) = (portal.Browse(), portal.Browse());
        await mine.Go("/zh-CN/submit");
        await mine.Submit(form, [photo], PortalSite.Filled(("Form.Title", "")));
        var token = mine.Page.QuerySelector("[name='Form.Photos']")!.GetAttribute("value")!;
        await other.Go("/zh-CN/submit");
        await other.Submit(form, [photo], PortalSite.Filled(("Form.Title", "")));
        await other.Submit(form, PortalSite.Filled(("Form.Photos", token)));
        Assert.Equal("/zh-CN/receipt", other.At);
        Assert.Empty((await Sent(portal, other)).Attachments);
    }

    [Fact]
    public async Task More_than_a_form_may_weigh_is_said_in_a_page()
    {
        await using var portal = new PortalSite(("Hotline:Attachments:MaxMegabytes", "1"));
        var browser = portal.Browse();
        await browser.Go("/ja-JP/submit");
        await browser.Submit(form, [.. Enumerable.Repeat(("Photo", "x.jpg", new byte[1400 * 1024]), 4)], PortalSite.Filled());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, browser.Status);
        Assert.Contains("写真が大きすぎます", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_can_be_added_later()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        var browser = await portal.Open(number);
        await browser.Go("/zh-CN/status/add");
        await browser.Submit("form:has([value=add])", [photo], ("Form.Text", "今晚又来了，见照片"));
        Assert.Equal(TicketAction.AddInformation, Assert.Single((await portal.Stored(number)).Attachments).During);
    }

    [Fact]
    public async Task Nobody_fills_the_disk_with_forms_that_are_never_sent()
    {
        await using var house = await House.Open();
        var small = Photos.Png();
        Assert.Equal(Domain.RefusalCode.PhotoKind, (await house.Citizen.Ask(new StagePhoto(new string('e', 32), Files.Pdf.Length, false, 1, () => new MemoryStream(Files.Pdf)))).Code);
        for (var i = 0; i < StagePhoto.MostWaiting; i++)
        {
            Assert.True((await house.Citizen.Ask(new StagePhoto($"{i:x32}", small.Length, false, 1, () => new MemoryStream(small)))).Ok);
        }

        Assert.Equal(Domain.RefusalCode.TooManyPhotos, (await house.Citizen.Ask(new StagePhoto(new string('f', 32), small.Length, false, 1, () => new MemoryStream(small)))).Code);
        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.Services.GetRequiredService<StagedSweep>().Sweep(default);
        Assert.True((await house.Citizen.Ask(new StagePhoto(new string('f', 32), small.Length, false, 1, () => new MemoryStream(small)))).Ok);
    }

    private static async Task<Ticket> Sent(PortalSite portal, Browser browser)
    {
        Assert.True(TicketNumber.TryParse(browser.Page.QuerySelector(".number")!.TextContent, out var number));
        return await portal.Stored(number);
    }
}
