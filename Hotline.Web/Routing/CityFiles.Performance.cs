using System.Globalization;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <content>How units are scored, and how long they may object.</content>
public static partial class CityFiles
{
    /// <summary>Where the versions of the scorecard lie, one a file.</summary>
    public const string ScorecardFolder = "scorecards/";

    /// <summary>Name of the file with the limits of exclusions and appeals.</summary>
    public const string PerformanceFile = "settings/performance.tsv";

    private const double allPoints = 100;

    /// <summary>The scorecard of a file.</summary>
    /// <exception cref="TsvException">The first mistake.</exception>
    public static Scorecard Scorecard(string file, string text)
    {
        var rows = Tsv.Read(file, new StringReader(text), "version", "valid_from", "group", "metric", "weight", "cap", "min_sample").ToList();
        if (rows.Count == 0)
        {
            throw new TsvException(file, 1, "文件里没有指标");
        }

        var (version, from) = (rows[0].Needed("version"), FirstOfMonth(rows[0]));
        if (rows.FirstOrDefault(r => r["version"] != version || r["valid_from"] != rows[0]["valid_from"]) is { } other)
        {
            throw other.Wrong("一个文件只能有一个版本，version 和 valid_from 各行要相同");
        }

        var groups = new Dictionary<DepartmentKind, IReadOnlyList<ScoreLine>>();
        foreach (var group in rows.GroupBy(r => r.Word<DepartmentKind>("group")))
        {
            groups[group.Key] = Lines([.. group]);
        }

        return new Scorecard(version, from, groups);
    }

    private static DateOnly FirstOfMonth(TsvRow row)
    {
        row.Needed("valid_from");
        return row.Date("valid_from") is { Day: 1 } first ? first : throw row.Wrong("“valid_from” 应是某月 1 日：考核按整月");
    }

    private static List<ScoreLine> Lines(List<TsvRow> rows)
    {
        var lines = new List<ScoreLine>();
        foreach (var row in rows)
        {
            var kpi = Kpi.Find(row.Needed("metric")) is { OfCity: false, Form: KpiForm.Share } known ? known : throw row.Wrong($"“metric” 不认识 “{row["metric"]}”，应是单位指标的代码");
            if (lines.Any(l => l.Kpi == kpi))
            {
                throw row.Wrong($"指标 “{kpi.Code}” 重复");
            }

            lines.Add(new ScoreLine(kpi, Number(row, "weight", 0.1, allPoints), Number(row, "cap", 0.1, 100) / 100, (int)Number(row, "min_sample", 1, 100_000)));
        }

        return Math.Abs(lines.Sum(l => l.Weight) - allPoints) < 1e-6 ? lines : throw rows[^1].Wrong($"“{rows[0]["group"]}” 各指标的 weight 合计应是 100");
    }

    private static double Number(TsvRow row, string column, double least, double most) =>
        double.TryParse(row[column], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw row.Wrong(string.Create(CultureInfo.InvariantCulture, $"“{column}” 应是 {least} 到 {most} 之间的数"));

    private static ScorecardBook Scorecards(IReadOnlyDictionary<string, string> files)
    {
        var cards = new List<Scorecard>();
        foreach (var (name, text) in files.Where(f => f.Key.StartsWith(ScorecardFolder, StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var card = Scorecard(name, text);
            if (cards.Any(c => c.Version == card.Version || c.ValidFrom == card.ValidFrom))
            {
                throw new TsvException(name, 1, $"版本 “{card.Version}” 或起始日与另一个考核方案相同");
            }

            cards.Add(card);
        }

        return new ScorecardBook(cards);
    }

    // A store from before this file keeps to the usual.
    private static PerformanceSettings Performance(IReadOnlyDictionary<string, string> files)
    {
        var rows = files.ContainsKey(PerformanceFile) ? Rows(files, PerformanceFile, "key", "value").ToList() : [];
        Budget Read(string key, Budget usual) => rows.FirstOrDefault(r => r["key"] == key) is not { } row ? usual
            : Budget.TryParse(row["value"], out var budget) ? budget : throw row.Wrong($"{key} 应是数量和单位，如 5 workingDay");
        return new PerformanceSettings(Read("exclusion-within", PerformanceSettings.Usual.AskExclusionWithin), Read("appeal-within", PerformanceSettings.Usual.AppealWithin));
    }
}
