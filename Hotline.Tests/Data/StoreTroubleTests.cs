using System.Net;
using System.Text.Json;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Tests.PublicPortal;
using Hotline.Web.Data;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Data;

/// <summary>A disk that is full, or read-only: what was acknowledged is stored, what was not has left nothing, everybody is told, and work goes on by itself.</summary>
public sealed class StoreTroubleTests
{
    private readonly TestClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));
    private readonly BadDisk disk = new();

    [Theory]
    [InlineData(BadDisk.Health.Full, "disk-full")]
    [InlineData(BadDisk.Health.ReadOnly, "read-only")]
    public async Task Acknowledged_means_stored_and_the_service_goes_on_when_it_can(object health, string why)
    {
        await using var site = Site();
        var door = site.Services.GetRequiredService<UseCases>();
        Assert.Equal((HttpStatusCode.OK, "ready"), await Ready(site));
        var heard = disk.Lines.Count;
        disk.Now = (BadDisk.Health)health;
        HashSet<TicketNumber> acknowledged = [];
        var (refused, firstRefused) = (0, -1);
        // Some may still fit into the pages that are there.
        for (var i = 0; refused < 50; i++)
        {
            Assert.True(i < 1000, "It is never full.");
            var saved = await door.Send(Visitor.System("test"), Call(i));
            if (saved.Ok)
            {
                acknowledged.Add(saved.Value!.Number);
                continue;
            }

            Assert.Equal(OutcomeKind.Unavailable, saved.Kind);
            firstRefused = refused++ == 0 ? i : firstRefused;
        }

        Assert.Equal((HttpStatusCode.ServiceUnavailable, why), await Ready(site));
        Assert.Contains("takes no changes", Assert.Single(disk.Lines.Skip(heard)), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, why), await Ready(site));
        Assert.Equal(2, disk.Lines.Count - heard);
        // Reading goes on.
        Assert.Equal(HttpStatusCode.OK, (await site.CreateClient().GetAsync("/zh-CN")).StatusCode);
        Assert.Equal(acknowledged, (await site.Db(db => db.Tickets.Select(t => t.Number).ToListAsync())).ToHashSet());
        using (var facts = new StoreFacts(site.Folder))
        {
            facts.AreWhole();
        }

        disk.Now = BadDisk.Health.Well;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, why), await Ready(site));
        clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal((HttpStatusCode.OK, "ready"), await Ready(site));
        var again = await door.Send(Visitor.System("test"), Call(firstRefused));
        Assert.True(again.Ok, again.ToString());
        Assert.True(acknowledged.Add(again.Value!.Number));
        Assert.Equal(acknowledged, (await site.Db(db => db.Tickets.Select(t => t.Number).ToListAsync())).ToHashSet());
        using var after = new StoreFacts(site.Folder);
        after.AreWhole();
        Assert.Equal(0, after.Number("SELECT count(*) FROM sqlite_master WHERE name = 'room_probe'"));
    }

    [Fact]
    public async Task A_change_that_gets_through_ends_the_trouble_without_anybody_asking()
    {
        await using var site = Site();
        var door = site.Services.GetRequiredService<UseCases>();
        disk.Now = BadDisk.Health.ReadOnly;
        Assert.Equal(OutcomeKind.Unavailable, (await door.Send(Visitor.System("test"), Call(1))).Kind);
        Assert.Equal("read-only", site.Services.GetRequiredService<StoreTrouble>().Why);
        disk.Now = BadDisk.Health.Well;
        Assert.True((await door.Send(Visitor.System("test"), Call(1))).Ok);
        Assert.Equal((HttpStatusCode.OK, "ready"), await Ready(site));
        Assert.Contains("takes changes again", disk.Lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BadDisk.Health.Full)]
    [InlineData(BadDisk.Health.ReadOnly)]
    public async Task A_citizen_is_told_in_plain_words_keeps_what_was_typed_and_gets_one_ticket_in_the_end(object health)
    {
        await using var site = Site();
        const string form = "form:has([value=submit])";
        var browser = site.Browse();
        await browser.Go("/zh-CN/submit");
        disk.Now = (BadDisk.Health)health;
        await Fill(site);
        var filled = PortalSite.Filled(("Form.Title", "夜里还在施工的工地"));
        await browser.Submit(form, filled);
        Assert.Contains("系统暂时无法保存，内容没有丢失", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sqlite", browser.Page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("夜里还在施工的工地", browser.Page.QuerySelector("[name='Form.Title']")!.GetAttribute("value"));
        var there = await site.Db(db => db.Tickets.CountAsync());

        disk.Now = BadDisk.Health.Well;
        await browser.Submit(form, filled);
        Assert.Equal("/zh-CN/receipt", browser.At);
        Assert.Equal(there + 1, await site.Db(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public void A_full_disk_that_a_file_meets_is_the_same_trouble()
    {
        if (OperatingSystem.IsLinux())
        {
            var problem = Record.Exception(() =>
            {
                using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                full.Write([1]);
            });
            Assert.Equal(OutcomeKind.Unavailable, ProblemHandler.Translate(Assert.IsType<IOException>(problem))!.Kind);
        }

        Assert.Equal(OutcomeKind.Unavailable, ProblemHandler.Translate(new IOException("read-only file system", 30))!.Kind);
        Assert.Null(ProblemHandler.Translate(new IOException("another")));
    }

    private Site Site() => new(clock: clock, furnish: disk.Furnish);

    // Until nothing more fits, not even something short.
    private static async Task Fill(Site site)
    {
        var door = site.Services.GetRequiredService<UseCases>();
        var refused = 0;
        for (var i = 0; refused < 20; i++)
        {
            Assert.True(i < 2000, "It is never full.");
            refused = (await door.Send(Visitor.System("test"), Call(i) with { Text = "从上周三起不亮。" })).Ok ? 0 : refused + 1;
        }
    }

    private static async Task<(HttpStatusCode Status, string Writes)> Ready(Site site)
    {
        var answer = await site.CreateClient().GetAsync("/health/ready");
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, body.RootElement.GetProperty("writes").GetString()!);
    }

    private static RegisterTicket Call(int i) => new()
    {
        DraftId = $"call-{i}",
        Phone = $"1390000{i:0000}",
        CallerName = "陈小明",
        Title = "路灯不亮",
        Text = $"第 {i} 盏路灯从上周三起不亮，{new string('黑', 1500)}。",
        Address = "江畔花园",
    };
}
