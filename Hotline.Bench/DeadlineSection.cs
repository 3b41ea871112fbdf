using Hotline.Domain.Deadlines;
using Hotline.Domain.Tickets;

namespace Hotline.Bench;

/// <summary>The arithmetic of due dates alone, in one thread: from a start and a limit to the instant it ends.</summary>
internal sealed class DeadlineSection : ISection
{
    private const int cases = 4096;

    public string Name => "deadlines";

    public string Title => "期限计算";

    public Task Measure(Plan plan, Findings findings)
    {
        var (time, limits) = (Time(), LimitTable.Parse("guangdong.tsv", File.ReadAllText(Repository.At("data", "limits", "guangdong.tsv"))));
        var random = new Random(12345);
        var starts = Enumerable.Range(0, cases).Select(_ => new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)).AddSeconds(random.Next(3 * 365 * 86_400))).ToArray();
        var units = Enum.GetValues<BudgetUnit>();
        var budgets = Enumerable.Range(0, cases).Select(i => new Budget(1 + random.Next(90), units[i % units.Length])).ToArray();
        var (clocks, types, urgencies, channels) = (Enum.GetValues<ClockName>(), Enum.GetValues<AppealType>(), Enum.GetValues<Urgency>(), Enum.GetValues<Channel>());
        var asked = Enumerable.Range(0, cases).Select(_ => (clocks[random.Next(clocks.Length)], types[random.Next(types.Length)], urgencies[random.Next(urgencies.Length)], channels[random.Next(channels.Length)])).ToArray();

        plan.Progress("期限计算");
        findings.Add("由起点和时长求到期时刻，六种单位轮流，单线程", "次/秒", Rate(plan, i => time.Add(starts[i], budgets[i]).At.Ticks), Aim.Least(500_000));
        findings.Add("查时限表再求到期时刻，单线程", "次/秒", Rate(plan, i =>
        {
            var (clock, type, urgency, channel) = asked[i];
            return time.Add(starts[i], limits.Find(clock, type, urgency, channel)).At.Ticks;
        }));
        findings.Add("逐日说明，单线程", "次/秒", Rate(plan, i => time.Explain(starts[i], budgets[i]).Count));
        findings.Say($"起点在 2025 至 2027 年间任意一秒，时长 1 到 90；{cases:#,0} 个事先备好的例子轮流使用，2027 年没有日历");
        return Task.CompletedTask;
    }

    // One warm-up, then as many as fit into a stretch; the sum keeps the work from being left out.
    private static Spread Rate(Plan plan, Func<int, long> work)
    {
        var rounds = new List<double>();
        for (var round = 0; round <= plan.Rounds; round++)
        {
            var (began, done, sum) = (plan.Clock.GetTimestamp(), 0L, 0L);
            do
            {
                for (var i = 0; i < cases; i++)
                {
                    sum += work(i);
                }

                done += cases;
            }
            while (plan.Clock.GetElapsedTime(began) < plan.Stretch);
            rounds.Add(sum == 0 ? 0 : done / plan.Clock.GetElapsedTime(began).TotalSeconds);
        }

        return Spread.Of(rounds.Skip(1));
    }

    private static WorkingTime Time() => new(
        WorkingCalendar.Parse(new[] { "2025.tsv", "2026.tsv" }.Select(name => (name, File.ReadAllText(Repository.At("data", "calendars", name))))),
        OfficeHours.Default, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
}
