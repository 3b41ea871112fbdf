using Hotline.Web.Intake;
using Hotline.Web.Platform;

namespace Hotline.Bench;

/// <summary>The two questions that the intake page asks at every pause in typing, through the one door on a store with the demo city.</summary>
internal sealed class AdviceSection : ISection
{
    public string Name => "advice";

    public string Title => "登记时的建议";

    public async Task Measure(Plan plan, Findings findings)
    {
        plan.Progress("启动产品，建立演示城市");
        await using var product = new ProductInMemory(plan);
        var operatorAtWork = await product.SignedIn("huawu");
        var typed = Keystrokes.Of(plan.Data, plan.Texts);
        var rounds = new List<IReadOnlyList<(double Advice, double Similar)>>();
        for (var round = 0; round <= plan.Rounds; round++)
        {
            plan.Progress(round == 0 ? "预热" : $"第 {round}/{plan.Rounds} 轮，{typed.Count} 次停顿");
            rounds.Add(await Round(plan.Clock, product.Door, operatorAtWork, typed));
        }

        rounds.RemoveAt(0); // the warm-up
        findings.AddTimes("建议（类别、单位、依据）", [.. rounds.Select(r => r.Select(t => t.Advice).ToArray())]);
        findings.AddTimes("相似工单", [.. rounds.Select(r => r.Select(t => t.Similar).ToArray())]);
        findings.AddTimes("两者合计", [.. rounds.Select(r => r.Select(t => t.Advice + t.Similar).ToArray())], Aim.Most(150));
        findings.Say($"演示城市有 {await product.Tickets()} 件工单；每轮 {typed.Count} 次停顿，文字逐次增长，依次询问，不并发");
        findings.Say("只到回答为止；浏览器里从最后一键到显示，见 typing");
    }

    private static async Task<IReadOnlyList<(double Advice, double Similar)>> Round(TimeProvider clock, UseCases door, Visitor visitor, IReadOnlyList<Typed> typed)
    {
        var times = new List<(double Advice, double Similar)>();
        foreach (var (title, text) in typed)
        {
            var began = clock.GetTimestamp();
            var advice = await door.Send(visitor, new AdviceFor { Title = title, Text = text });
            var between = clock.GetTimestamp();
            var similar = await door.Send(visitor, new SimilarTickets(title, text));
            times.Add((clock.GetElapsedTime(began, between).TotalMilliseconds, clock.GetElapsedTime(between).TotalMilliseconds));
            if (!advice.Ok || !similar.Ok)
            {
                throw new IOException($"产品没有给出建议：{(advice.Ok ? similar.ToString() : advice.ToString())}");
            }
        }

        return times;
    }
}
