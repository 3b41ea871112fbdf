using System.Text.RegularExpressions;

namespace Hotline.Bench;

/// <summary>The public status page beside a bare file of the same size, and whether a wrong code takes as long as a number that does not exist.</summary>
internal sealed partial class PortalSection : ISection
{
    private const int visitors = 16;
    private const string path = "/zh-CN/status";

    public string Name => "portal";

    public string Title => "公众查询页";

    public async Task Measure(Plan plan, Findings findings)
    {
        plan.Progress("启动产品，提交一件诉求并打开它");
        await using var product = await ProductAlive.Start(
            plan, ("HOTLINE__PUBLIC__WRONGPERNUMBER", "100000000"), ("HOTLINE__PUBLIC__WRONGPERADDRESS", "100000000"), ("HOTLINE__PUBLIC__POSTSPERWINDOW", "100000000"));
        using var citizen = new PlainForm(product.Address);
        var (number, code) = await Submit(citizen);
        await citizen.Send(path, await citizen.Hidden(path, "open"), ("Form.Number", number), ("Form.Code", code));
        var page = await citizen.Page(path);
        if (!page.Contains(number, StringComparison.Ordinal))
        {
            throw new IOException("查询页没有打开刚提交的工单");
        }

        var folder = Directory.CreateTempSubdirectory("hotline-bench-file-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "page.html"), page);
            await using var files = await ProductAlive.Files(plan, folder.FullName);
            await Pages(plan, findings, ($"{product.Address}{path}", citizen.Cookies), $"{files.Address}/page.html");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        using var stranger = new PlainForm(product.Address);
        await Guesses(plan, findings, stranger, number);
        findings.Say($"{visitors} 个并发连接与服务器同在这台机器上，占用同样的处理器；页面 {page.Length:N0} 字符");
    }

    // In turns, so that a busy minute of the machine strikes both.
    private static async Task Pages(Plan plan, Findings findings, (string Address, string Cookies) status, string file)
    {
        var crowd = new Crowd(plan.Clock, visitors);
        var (pages, bare, times) = (new List<double>(), new List<double>(), new List<IReadOnlyList<double>>());
        for (var round = 0; round <= plan.Rounds; round++)
        {
            plan.Progress(round == 0 ? "预热" : $"第 {round}/{plan.Rounds} 轮");
            var visited = await crowd.Visit(status.Address, status.Cookies, plan.Stretch);
            var handed = await crowd.Visit(file, "", plan.Stretch);
            if (round > 0)
            {
                pages.Add(visited.PerSecond);
                times.Add(visited.Times);
                bare.Add(handed.PerSecond);
            }
        }

        findings.Add("查询页", "次/秒", Spread.Of(pages));
        findings.Add("同样大小的静态文件", "次/秒", Spread.Of(bare));
        findings.Add("查询页 ÷ 静态文件", "", Spread.Of(pages.Zip(bare, (p, b) => p / b)), Aim.Least(0.3));
        findings.AddTimes("查询页", times);
    }

    private static async Task Guesses(Plan plan, Findings findings, PlainForm stranger, string number)
    {
        plan.Progress("猜查询码");
        var hidden = await stranger.Hidden(path, "open");
        var (wrong, missing) = (new List<IReadOnlyList<double>>(), new List<IReadOnlyList<double>>());
        for (var round = 0; round <= plan.Rounds; round++)
        {
            var (mine, nobodys) = (new List<double>(), new List<double>());
            for (var i = 0; i < plan.Guesses; i++)
            {
                mine.Add(await Guess(plan, stranger, hidden, number));
                nobodys.Add(await Guess(plan, stranger, hidden, "20200101-000001-7"));
            }

            if (round > 0)
            {
                wrong.Add(mine);
                missing.Add(nobodys);
            }
        }

        findings.AddTimes("查询码错误", wrong);
        findings.AddTimes("没有这张工单", missing);
        findings.Add("查询码错误 ÷ 没有这张工单，中位数之比", "", Spread.Of(wrong.Zip(missing, (w, m) => Spread.Percentile(w, 0.5) / Spread.Percentile(m, 0.5))));
    }

    private static async Task<double> Guess(Plan plan, PlainForm stranger, IReadOnlyList<KeyValuePair<string, string>> hidden, string number)
    {
        var began = plan.Clock.GetTimestamp();
        await stranger.Send(path, hidden, ("Form.Number", number), ("Form.Code", "00000000"));
        return plan.Clock.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task<(string Number, string Code)> Submit(PlainForm citizen)
    {
        var receipt = await citizen.Send(
            "/zh-CN/submit", await citizen.Hidden("/zh-CN/submit", "submit"),
            ("Form.Type", "Complaint"), ("Form.Title", "路灯不亮"), ("Form.Text", "小区门口的路灯坏了一个星期，晚上看不见路。"), ("Form.Phone", "13800001234"), ("Form.Consent", "true"));
        var (number, code) = (Number().Match(receipt), Code().Match(receipt));
        return number.Success && code.Success ? (number.Groups[1].Value, code.Groups[1].Value) : throw new IOException("提交诉求后没有得到工单号和查询码");
    }

    [GeneratedRegex("<dd class=\"number\">([^<]+)</dd>")]
    private static partial Regex Number();

    [GeneratedRegex("<dd class=\"code\">([^<]+)</dd>")]
    private static partial Regex Code();
}
