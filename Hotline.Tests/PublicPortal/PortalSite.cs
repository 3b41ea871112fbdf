using System.Text.RegularExpressions;
using Hotline.Domain;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.PublicPortal;

/// <summary>The public site on a store of its own, a clock that stands still, and staff who act behind it.</summary>
internal sealed class PortalSite : IAsyncDisposable
{
    public const string Code = "12345678";
    public static readonly Actor Staff = new("op-zhou", "周接线员");

    public PortalSite(params (string Name, string Value)[] settings) =>
        Site = new Site(clock: Clock, settings: settings.Append(("Hotline:DemoTickets", "false")).ToDictionary(s => s.Item1, s => (string?)s.Item2));

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));

    public Site Site { get; }

    public CityRules City => Site.Services.GetRequiredService<City>().Now;

    public Stamp Stamp => new(Staff, Clock.Now);

    public Browser Browse() => Site.Browse();

    /// <summary>A registered ticket whose query code is <see cref="Code"/>.</summary>
    public async Task<TicketNumber> Ticket(Func<Appeal, Appeal>? with = null)
    {
        _ = Site.Server;
        var number = TicketNumber.Of(City.Day(Clock.Now), Interlocked.Increment(ref serial));
        await Site.Db(async db =>
        {
            db.Tickets.Add(Given.New(number, (with ?? (a => a))(Given.Appeal()), Clock.Now, Registrar.CodeHash(db.Vault, number, Code)));
            return await db.SaveChangesAsync();
        });
        return number;
    }

    /// <summary>Staff do something with a ticket.</summary>
    public async Task Act(TicketNumber number, params Action<Ticket>[] acts)
    {
        await Site.Db(async db =>
        {
            var ticket = await db.Load(number, CancellationToken.None);
            foreach (var act in acts)
            {
                act(ticket);
            }

            return await db.SaveChangesAsync();
        });
        // As the pipeline does after a commit.
        Site.Services.GetRequiredService<LiveFeed>().Publish([number]);
    }

    /// <summary>Does something with the ticket this browser has opened, on the page made for it.</summary>
    /// <param name="act">rate, add or withdraw.</param>
    public static async Task Do(Browser browser, string act, params (string Field, string Value)[] fields)
    {
        await browser.Go($"/{browser.At.Split('/')[1]}/status/{act}");
        await browser.Submit($"form:has([value={act}])", fields);
    }

    public void Dispatch(Ticket ticket) => ticket.Dispatch(new RoutingDecision(new CategoryCode("0101"), new DepartmentCode("urban-management"), []), "内部备注甲", Stamp);

    public void Answer(Ticket ticket)
    {
        ticket.Accept(Stamp);
        ticket.Reply(ResultKind.Solved, "当晚已派执法队员到场清理。", null, City.Day(Clock.Now), Stamp);
        ticket.Approve("审核备注乙", Stamp);
    }

    /// <summary>A ticket that waits for its citizen's rating.</summary>
    public async Task<TicketNumber> Answered(Func<Appeal, Appeal>? with = null)
    {
        var number = await Ticket(with);
        await Act(number, Dispatch, Answer);
        return number;
    }

    /// <summary>Opens a ticket as its citizen would.</summary>
    public async Task<Browser> Open(TicketNumber number, string code = Code, string culture = "zh-CN")
    {
        var browser = Browse();
        await browser.Go($"/{culture}/status");
        await browser.Submit("form:has([value=open])", ("Form.Number", number.ToString()), ("Form.Code", code));
        return browser;
    }

    public Task<Ticket> Stored(TicketNumber number) => Site.Db(db => db.Load(number, CancellationToken.None));

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    /// <summary>A form filled in by somebody who has read it.</summary>
    public static (string, string)[] Filled(params (string Field, string Value)[] other) =>
    [
        .. new (string Field, string Value)[]
        {
            ("Form.Type", "Complaint"), ("Form.Title", "夜市占道"), ("Form.Text", "楼下每晚十几档烧烤摊占道，油烟很大。"), ("Form.Phone", "138 0000 1234"), ("Form.Consent", "true"),
        }.Where(f => other.All(o => o.Field != f.Field)), .. other,
    ];

    /// <summary>A page without what is different in every answer: the tokens.</summary>
    public static string WithoutTokens(string html) => Regex.Replace(html, "CfDJ8[A-Za-z0-9_+/=-]*", "token");

    private static int serial = 700_000;
}
