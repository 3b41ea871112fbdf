using System.Globalization;
using Hotline.Classifier;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Routing;

/// <summary>A corpus of four matters by many hands, so small that a model is made in a moment, and houses that learn from it.</summary>
internal sealed class School : IDisposable
{
    private static readonly (string Code, string[] Says)[] matters =
    [
        ("0108", ["路灯不亮", "灯杆倾斜", "整条街路灯熄灭", "路灯坏了没人修"]),
        ("0801", ["拖欠工资", "老板不发工资", "工地欠薪", "工资一拖再拖"]),
        ("0506", ["广场舞音响太吵", "夜里唱歌噪音扰民", "楼下酒吧噪音", "噪音吵得睡不着"]),
        ("1604", ["燃气管道漏气", "煤气停供", "燃气表坏了", "闻到煤气味"]),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("hotline-school-").FullName;

    public School()
    {
        Write("categories/categories.tsv", "code\tname\n01\t城管\n0101\t占道\n0108\t照明\n08\t劳动\n0801\t欠薪\n05\t环保\n0506\t噪声\n16\t水电\n1604\t燃气\n");
        Corpus("");
        Write("lexicon/t.tsv", "code\tword\tweight\n0108\t路灯\t3\n0801\t工资\t3\n0506\t噪音\t3\n1604\t燃气\t3\n");
    }

    /// <summary>A house whose first model learned from this corpus.</summary>
    public Task<House> Open() => House.Open(Settings, prepare: Forget);

    /// <summary>The same store once more: after a restart, or in a second process.</summary>
    public Task<House> Again(House house, Action<string>? prepare = null) => House.Open(Settings, house.Folder, prepare);

    private Dictionary<string, string?> Settings => new() { ["Hotline:TrainingData"] = folder };

    /// <summary>Writes the corpus, with another line at its end.</summary>
    public void Corpus(string more)
    {
        var rows = Enumerable.Range('a', 24).SelectMany(hand => matters.SelectMany(m => m.Says.Select((says, i) =>
            $"{m.Code}-{i}-{(char)hand}\t{(char)hand}1\tcitizen\t{m.Code}\thelp\tnormal\t{says}\t你好，{(char)hand}小区{says}，已经{i + 2}天了，请尽快派人处理。")));
        Write("corpus/t.tsv", "id\tbatch\tstyle\tcategory\ttype\turgency\ttitle\ttext\n" + string.Join('\n', rows) + "\n" + more);
    }

    /// <summary>People find out that tickets with such a text belong to that category.</summary>
    /// <param name="house">Where.</param>
    /// <param name="count">How many tickets.</param>
    /// <param name="text">What they say.</param>
    /// <param name="category">Where they belong.</param>
    /// <param name="onlyTaught">None of them is held out.</param>
    /// <param name="with">What else is so about them.</param>
    public static async Task<List<TicketNumber>> Correct(House house, int count, string text, string category, bool onlyTaught = false, Func<Appeal, Appeal>? with = null)
    {
        var numbers = new List<TicketNumber>();
        while (numbers.Count < count)
        {
            var words = string.Create(CultureInfo.InvariantCulture, $"你好，{numbers.Count + 1}小区{text}，已经{(numbers.Count % 4) + 2}天了，请尽快派人处理。");
            var ticket = await Given.Ticket(house, with: a => (with ?? (same => same))(a with { Title = text, Text = words }));
            if (!onlyTaught || !HeldOut.Holds(ticket.Number.ToString()))
            {
                numbers.Add(ticket.Number);
            }
        }

        var code = new CategoryCode(category);
        var unit = house.City.Catalogue.For(code, null, house.City.Day(house.Clock.Now))?.Lead ?? new DepartmentCode("urban-management");
        await house.Db(db =>
        {
            db.Corrections.AddRange(numbers.Select(n => new Correction { Ticket = n, Category = code, Unit = unit, Source = CorrectionSource.Redirect, At = house.Clock.Now }));
            return db.SaveChangesAsync();
        });
        return numbers;
    }

    /// <summary>Trains, to the end; the newest line of the history.</summary>
    public static async Task<TrainedModel> Train(House house, Desk? desk = null)
    {
        var outcome = await (desk ?? house.As(Domain.Identity.Role.SystemAdministrator)).Run(new Retrain());
        if (!outcome.Ok)
        {
            throw new InvalidOperationException(outcome.ToString());
        }

        await Trainer(house).Running;
        return (await History(house))[0];
    }

    /// <summary>A model that people taught something new, and which is therefore better.</summary>
    public static async Task<TrainedModel> TrainABetterOne(House house)
    {
        await Correct(house, 40, "共享单车乱停放堵住盲道", "0101");
        return await Train(house);
    }

    public static Retraining Trainer(House house) => house.Services.GetRequiredService<Retraining>();

    public static ModelHolder Holder(House house) => house.Services.GetRequiredService<ModelHolder>();

    /// <summary>The newest first.</summary>
    public static Task<List<TrainedModel>> History(House house) => house.Db(db => db.Models.AsNoTracking().OrderByDescending(m => m.Id).ToListAsync());

    /// <summary>What every server does every two seconds.</summary>
    public static Task LookAround(House house) => house.Services.GetRequiredService<OtherProcesses>().Look(CancellationToken.None);

    /// <summary>Damages the file of a model.</summary>
    public static void Damage(string folder, string? version) => File.WriteAllText(Path.Combine(folder, "models", $"{version}.model"), "HTLMODEL and no more");

    /// <summary>Takes the model of the template away.</summary>
    public static void Forget(string folder)
    {
        Directory.Delete(Path.Combine(folder, "models"), recursive: true);
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "hotline.db")};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("DELETE FROM models", connection);
        command.ExecuteNonQuery();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
