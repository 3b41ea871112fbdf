using Hotline.Classifier;

namespace Hotline.Tests.Classifier;

/// <summary>A data folder of four categories and a few dozen made-up complaints, and the model trained on it.</summary>
internal sealed class TinyData : IDisposable
{
    public static readonly DateTimeOffset At = new(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(8));

    private static readonly Lazy<HotlineModel> Shared = new(() =>
    {
        using var data = new TinyData();
        return Training.Train(data.Folder, At);
    });

    private static readonly (string Code, string[] Matters)[] Topics =
    [
        ("0108", ["路灯不亮", "灯杆倾斜", "整条街路灯熄灭", "路灯坏了没人修"]),
        ("0801", ["拖欠工资", "老板不发工资", "工地欠薪", "工资一拖再拖"]),
        ("0506", ["广场舞音响太吵", "夜里唱歌噪音扰民", "楼下酒吧噪音", "噪音吵得睡不着"]),
        ("1604", ["燃气管道漏气", "煤气停供", "燃气表坏了", "闻到煤气味"]),
    ];

    private static readonly string[] Places = ["榕荫路", "江南区", "石桥村", "云湖花园", "新港镇", "翠屏街"];

    public TinyData()
    {
        Write("categories/categories.tsv", "code\tname\thint\n01\t城管\t\n0108\t照明\t\n08\t劳动\t\n0801\t欠薪\t\n05\t环保\t\n0506\t噪声\t\n16\t水电\t\n1604\t燃气\t\n1607\t快递\t\n");
        var rows = Topics.SelectMany(t => t.Matters.SelectMany((m, i) => Places.Select((p, j) =>
            $"{t.Code}-{i}-{j}\tb{j}\tcitizen\t{t.Code}\t{(i == 0 ? "complaint" : "help")}\tnormal\t{m}\t你好，{p}这边{m}，已经{j + 2}天了，请尽快派人处理，谢谢。")));
        Write("corpus/t-1.tsv", "id\tbatch\tstyle\tcategory\ttype\turgency\ttitle\ttext\n" + string.Join('\n', rows)
            + "\nu-1\tb0\tcitizen\t1604\thelp\tcritical\t漏气了\t厨房一直漏气，头很晕，快来\nu-2\tb1\tcitizen\t1604\thelp\tcritical\t漏气\t楼道漏气很严重，有人晕了\n");
        Write("lexicon/t.tsv", "code\tword\tweight\n0108\t路灯\t3\n0801\t工资\t3\n0801\t拖欠工资\t4\n0506\t噪音\t3\n1604\t燃气\t3\n1607\t快递\t3\n1607\t包裹\t2\n");
        Write("lexicon-urgency.tsv", "word\turgency\tweight\n有人被困\tcritical\t6\n");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("hotline-tiny-").FullName;

    public static HotlineModel Model => Shared.Value;

    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
