using Hotline.Bench;
using Hotline.Tests.Classifier;
using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Bench;

/// <summary>Every section runs to its end on very little; how fast it was is nobody's business here.</summary>
[Collection(Journeys.Name)]
public sealed class SectionTests : IDisposable
{
    private readonly TinyData data = new();
    private readonly List<string> stores = [];

    [Fact]
    public async Task The_classifier_is_measured_on_the_projects_data_and_on_petitions()
    {
        var petitions = data.Write("petitions.tsv", "label\ttitle\ttext\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"市政\t路灯\t第{i}盏路灯坏了\n劳动\t工资\t拖欠工资{i}个月\n")));
        var findings = await Measure(new ClassifierSection(), Little with { Petitions = petitions });
        Assert.Contains(findings.Figures, f => f.Name.Contains("项目语料（98 条 × 5 类）", StringComparison.Ordinal));
        Assert.Contains(findings.Figures, f => f.Name.Contains("真实诉求（60 条 × 2 类）", StringComparison.Ordinal));
        Assert.Equal(["≤ 2", "≤ 2", "≥ 15,000", "≥ 15,000"], findings.Figures.Where(f => f.Aim is not null).Select(f => f.Aim!.ToString()));
        Assert.Equal(2, findings.Figures.Count(f => f.Name.EndsWith("第二引擎开 ÷ 关：模型文件", StringComparison.Ordinal) && f.Spread.Median > 1));
        Assert.All(findings.Figures, f => Assert.True(f.Spread.Median > 0, f.Name));
    }

    [Fact]
    public async Task Without_petitions_it_says_so_plainly()
    {
        var findings = await Measure(new ClassifierSection(), Little with { Petitions = data.PathOf("nowhere.tsv") });
        Assert.Contains(findings.Notes, n => n.StartsWith("没有真实诉求", StringComparison.Ordinal));
        Assert.All(findings.Figures, f => Assert.Null(f.Aim));
    }

    [Fact]
    public async Task A_worker_that_fails_says_why()
    {
        var bad = data.Write("bad.tsv", "label\ttext\n");
        var problem = await Assert.ThrowsAsync<IOException>(() => new Job(bad, data.Folder, data.PathOf("m.model"), Train: true, null, 0, 1, 0).Run(oneCore: true));
        Assert.Contains("没有可用的行", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_advice_is_asked_through_the_one_door()
    {
        var findings = await Measure(new AdviceSection(), Little);
        Assert.Equal(9, findings.Figures.Count);
        Assert.Equal("两者合计，第 95 百分位", Assert.Single(findings.Figures, f => f.Aim is not null).Name);
        Assert.Contains(findings.Notes, n => n.Contains("演示城市有 0 件工单", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_round_of_the_patrol_is_measured_when_nothing_and_when_everything_is_due()
    {
        var findings = await Measure(new PatrolSection(), Little with { OpenTickets = 300 });
        Assert.Equal(6, findings.Figures.Count);
        Assert.Equal(["≤ 2", "≤ 2"], findings.Figures.Where(f => f.Aim is not null).Select(f => f.Aim!.ToString()));
        Assert.Contains(findings.Notes, n => n.Contains("300 件工单都在办理中", StringComparison.Ordinal));
        Assert.True(findings.Figures.Single(f => f.Name.EndsWith("处置数", StringComparison.Ordinal)).Spread.Most > 0);
    }

    [Fact]
    public async Task The_way_from_the_last_key_to_the_advice_is_measured_in_a_browser()
    {
        var findings = await Measure(new TypingSection(), Little);
        Assert.Equal(6, findings.Figures.Count);
        Assert.Equal(["≤ 400", "≤ 150"], findings.Figures.Where(f => f.Aim is not null).Select(f => f.Aim!.ToString()));
        Assert.All(findings.Figures.Take(3), f => Assert.True(f.Spread.Least >= 250, "Nothing is shown before the pause is over."));
    }

    [Fact]
    public async Task Without_a_browser_the_section_is_left_out_with_a_line()
    {
        var findings = await Measure(new TypingSection(), Little with { Chromium = data.PathOf("chromium") });
        Assert.Empty(findings.Figures);
        Assert.StartsWith("没有浏览器", Assert.Single(findings.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Due_dates_are_reckoned_on_mixed_budgets()
    {
        var findings = await Measure(new DeadlineSection(), Little);
        Assert.Equal(3, findings.Figures.Count);
        Assert.Equal("≥ 500,000", Assert.Single(findings.Figures, f => f.Aim is not null).Aim!.ToString());
        Assert.All(findings.Figures, f => Assert.True(f.Spread.Median > 0, f.Name));
    }

    [Fact]
    public async Task The_status_page_is_measured_beside_a_bare_file_and_wrong_codes_beside_missing_tickets()
    {
        var findings = await Measure(new PortalSection(), Little);
        Assert.Equal(13, findings.Figures.Count);
        Assert.Equal("≥ 0.3", Assert.Single(findings.Figures, f => f.Aim is not null).Aim!.ToString());
        Assert.All(findings.Figures, f => Assert.True(f.Spread.Median > 0, f.Name));
    }

    [Fact]
    public async Task A_backup_is_measured_with_its_check_and_with_putting_it_back()
    {
        var findings = await Measure(new BackupSection(), Little with { OpenTickets = 250 });
        Assert.Equal(6, findings.Figures.Count);
        Assert.All(findings.Figures, f => Assert.True(f.Spread.Median > 0, f.Name));
        foreach (var (measured, reckoned) in findings.Figures.Chunk(2).Select(pair => (pair[0], pair[1])))
        {
            Assert.Equal(measured.Spread.Median * 4000, reckoned.Spread.Median, 6);
        }

        Assert.Contains(findings.Notes, n => n.Contains("不是实测", StringComparison.Ordinal));
    }

    [Fact]
    public void An_operator_types_a_title_and_then_more_and_more_of_the_text()
    {
        var typed = Keystrokes.Of(data.Folder, 200);
        Assert.Equal(200, typed.Count);
        Assert.Equal(typed, Keystrokes.Of(data.Folder, 200));
        foreach (var (before, now) in typed.Zip(typed.Skip(1)).Where(t => t.Second.Text.Length > 0))
        {
            Assert.Equal(before.Title, now.Title);
            Assert.StartsWith(before.Text, now.Text, StringComparison.Ordinal);
            Assert.True(now.Text.Length > before.Text.Length);
        }
    }

    public void Dispose()
    {
        data.Dispose();
        stores.ForEach(store => Directory.Delete(store, recursive: true));
    }

    private Plan Little => new() { Rounds = 1, Data = data.Folder, Texts = 20, Pauses = 4, Guesses = 3, Stretch = TimeSpan.Zero, DemoTickets = false, Store = Store() };

    // With a model in it: training one of 130 categories is not what is tested here.
    private string Store()
    {
        stores.Add(Template.Copy());
        return stores[^1];
    }

    private static async Task<Findings> Measure(ISection section, Plan plan)
    {
        var findings = new Findings(section.Name, section.Title);
        await section.Measure(plan, findings);
        return findings;
    }
}
