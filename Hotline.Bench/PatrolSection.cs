using Hotline.Web.Platform;
using Hotline.Web.Supervision;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Bench;

/// <summary>A round of the patrol over very many open tickets: one in which nothing is due, those at the end of five working days, when most limits run out, and one after weeks of downtime, in which everything is.</summary>
internal sealed class PatrolSection : ISection
{
    public string Name => "patrol";

    public string Title => "巡检";

    public async Task Measure(Plan plan, Findings findings)
    {
        plan.Progress($"建立 {plan.OpenTickets:N0} 件在办工单");
        await using var product = new ProductInMemory(plan with { DemoTickets = false }, new StandingClock(ManyTickets.Evening));
        await ManyTickets.Fill(product, plan.OpenTickets);
        var patrol = product.Services.GetRequiredService<Patrol>();
        plan.Progress("停机多日之后的第一轮：全部到点");
        var (first, done) = await Round(plan, product, patrol);
        findings.Add("停机多日之后的第一轮", "秒", Spread.Of(first.Seconds));
        findings.Add("停机多日之后的第一轮，托管内存最高", "MB", Spread.Of(first.Megabytes));
        findings.Say($"{await product.Tickets():N0} 件工单都在办理中；停机之后的一轮发出 {done:N0} 次预警、发牌和自动签收");

        var (quiet, evenings, busy) = (new List<(double Seconds, double Megabytes)>(), new List<(double Seconds, double Megabytes)>(), new List<int>());
        for (var round = 1; round <= plan.Rounds; round++)
        {
            plan.Progress($"第 {round}/{plan.Rounds} 轮：下班时刻，时限集中到点");
            product.Clock!.Now = ManyTickets.WorkingDaysAfter(product.City, round);
            var (time, acts) = await Round(plan, product, patrol);
            evenings.Add(time);
            busy.Add(acts);
            product.Clock.Now += TimeSpan.FromMinutes(1);
            quiet.Add((await Round(plan, product, patrol)).Time);
        }

        findings.Add("没有到点的一轮", "秒", Spread.Of(quiet.Select(q => q.Seconds)), Aim.Most(2));
        findings.Add("下班时刻的一轮", "秒", Spread.Of(evenings.Select(q => q.Seconds)), Aim.Most(2));
        findings.Add("下班时刻的一轮，处置数", "次", Spread.Of(busy.Select(b => (double)b)));
        findings.Add("下班时刻的一轮，托管内存最高", "MB", Spread.Of(evenings.Select(q => q.Megabytes)));
    }

    private static async Task<((double Seconds, double Megabytes) Time, int Done)> Round(Plan plan, ProductInMemory product, Patrol patrol)
    {
        var (feed, most) = (product.Services.GetRequiredService<LiveFeed>(), GC.GetTotalMemory(forceFullCollection: true));
        void Look(IReadOnlyCollection<Domain.Tickets.TicketNumber> changed) => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
        feed.Changed += Look;
        var began = plan.Clock.GetTimestamp();
        var done = await patrol.Round(default);
        var seconds = plan.Clock.GetElapsedTime(began).TotalSeconds;
        feed.Changed -= Look;
        return ((seconds, most / 1048576.0), done);
    }
}
