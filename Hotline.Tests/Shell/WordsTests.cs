using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.Shell;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;

namespace Hotline.Tests.Shell;

/// <summary>Nothing reaches a reader without words: every value of the field's enums in Chinese, those the public sees in English and Japanese too.</summary>
public sealed partial class WordsTests
{
    private const string chinese = "Hotline.Web/Shell/Words.resx";
    private static readonly string[] foreign = ["en-US", "ja-JP"];

    private static readonly Type[] ofStaff =
    [
        typeof(TicketState), typeof(TicketAction), typeof(RefusalCode), typeof(Permission), typeof(Role), typeof(Channel), typeof(AppealType), typeof(Urgency),
        typeof(ResultKind), typeof(ReplyState), typeof(CallerKind), typeof(AssignmentKind), typeof(UnitRequestKind), typeof(UnitRequestState), typeof(EvaluationBy),
        typeof(DepartmentKind), typeof(ReportedParty), typeof(ClockName), typeof(BudgetUnit), typeof(Circumstance), typeof(OutcomeKind), typeof(Hotline.Domain.Performance.ExclusionState),
    ];

    private static readonly Type[] ofThePublic =
        [typeof(TicketState), typeof(AppealType), typeof(Urgency), typeof(Channel), typeof(CallerKind), typeof(ResultKind), typeof(BudgetUnit), typeof(OutcomeKind)];

    // What a citizen never meets: done inside, and not shown on the public timeline.
    private static readonly TicketAction[] inner =
        [TicketAction.AssignHandler, TicketAction.AskReturn, TicketAction.RefuseReturn, TicketAction.AskExtension, TicketAction.RefuseExtension, TicketAction.LogDutyCall,
            TicketAction.ApproveRequest, TicketAction.StopRequest, TicketAction.DisputeReturn, TicketAction.RuleStay,
            TicketAction.CoAccept, TicketAction.CoReply, TicketAction.AddCoUnit, TicketAction.ReleaseCoUnit, TicketAction.RefuseTierReturn];

    // Rules a citizen's own act can meet: withdrawing, rating, sending files.
    private static readonly RefusalCode[] metByCitizens =
        [RefusalCode.NoSuchStep, RefusalCode.HasChildren, RefusalCode.EvaluatedAlready, RefusalCode.FileKind, RefusalCode.FileSize];

    public static TheoryData<string> Resources => [.. Repository.Files("Hotline.Web", ".resx").Select(f => f.Path)];

    [Fact]
    public void Every_value_has_a_chinese_word()
    {
        var words = Resx.Read(chinese);
        var silent = new[] { "Permission.None", "Circumstance.Always" };
        var keys = ofStaff.SelectMany(Keys).Except(silent).ToList();
        Found.None(keys.Where(key => !words.TryGetValue(key, out var word) || !Resx.HasHan(word)));
    }

    [Fact]
    public void Every_value_the_public_sees_has_an_english_and_a_japanese_word()
    {
        var keys = ofThePublic.SelectMany(Keys)
            .Concat(Enum.GetValues<TicketAction>().Except(inner).Select(a => $"TicketAction.{a}"))
            .Concat(metByCitizens.Select(c => $"RefusalCode.{c}")).ToList();
        foreach (var culture in foreign)
        {
            var words = Resx.Read(chinese.Replace(".resx", $".{culture}.resx", StringComparison.Ordinal));
            Found.None(keys.Where(key => !words.TryGetValue(key, out var word) || word.Length == 0));
        }
    }

    [Fact]
    public void No_english_word_is_chinese() =>
        Found.None(Repository.Files("Hotline.Web", ".resx").Where(f => f.Name.EndsWith(".en-US.resx", StringComparison.Ordinal))
            .SelectMany(f => Resx.Parse(f.Text).Where(w => Resx.HasHan(w.Value)).Select(w => $"{f.Path}: {w.Key}")));

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_translation_has_no_key_of_its_own_and_the_same_places_for_values(string path)
    {
        var own = Resx.Read(path);
        var home = Resx.Read(CultureOf().Replace(path, ".resx"));
        Found.None(own.Keys.Except(home.Keys));
        Found.None(own.Where(w => !Places(w.Value).SetEquals(Places(home[w.Key]))).Select(w => w.Key));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Words_of_a_capability_stand_beside_it_with_a_class_of_their_name(string path)
    {
        var name = CultureOf().Replace(Path.GetFileName(path), "");
        var folder = path.Split('/')[1];
        Assert.NotNull(typeof(Words).Assembly.GetType($"Hotline.Web.{folder}.{name}"));
        Assert.True(name == "Words" || Regex.IsMatch(name, "^[A-Z][A-Za-z0-9]*Words$"), name);
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_capability_that_speaks_english_or_japanese_speaks_both_and_leaves_nothing_out(string path)
    {
        if (path.StartsWith("Hotline.Web/Shell/", StringComparison.Ordinal) || CultureOf().Match(path).Value == ".resx")
        {
            return;
        }

        var home = CultureOf().Replace(path, "");
        Assert.All(foreign, culture => Found.None(Resx.Read($"{home}.resx").Keys.Except(Resx.Read($"{home}.{culture}.resx").Keys)));
    }

    [Fact]
    public void Every_shared_word_a_page_asks_for_exists()
    {
        var words = Resx.Read(chinese);
        var asked = Repository.Files("Hotline.Web", ".razor", ".cs").SelectMany(f => SharedWord().Matches(f.Text).Select(m => (f.Path, Key: m.Groups[1].Value))).ToList();
        Assert.True(asked.Count > 20, "The rule no longer finds what pages ask for.");
        Found.None(asked.Where(a => !words.ContainsKey(a.Key)));
    }

    [Fact]
    public void Every_own_word_a_page_asks_for_exists()
    {
        var missing = new List<string>();
        foreach (var file in Repository.Files("Hotline.Web", ".razor", ".cs"))
        {
            foreach (Match injected in Localizer().Matches(file.Text))
            {
                var resource = Repository.Files("Hotline.Web", ".resx").SingleOrDefault(r => r.Name == $"{injected.Groups[1].Value}.resx");
                var words = resource is null ? new Dictionary<string, string>() : Resx.Parse(resource.Text);
                var asked = Regex.Matches(file.Text, $@"(?<![\w.]){injected.Groups[2].Value}\[""([^""]+)""[\],]").Select(m => m.Groups[1].Value);
                missing.AddRange(asked.Where(key => !words.ContainsKey(key)).Select(key => $"{file.Path}: {key}"));
            }
        }

        Found.None(missing);
    }

    [Fact]
    public void Every_word_is_given_as_many_values_as_it_has_places()
    {
        var shared = Resx.Read(chinese);
        var (wrong, looked) = (new List<string>(), 0);
        void Look(SourceFile file, string opening, IReadOnlyDictionary<string, string> words)
        {
            foreach (Match asked in Regex.Matches(file.Text, $@"(?<![\w.]){opening}""([^""]+)"",", RegexOptions.None))
            {
                if (words.TryGetValue(asked.Groups[1].Value, out var word))
                {
                    looked++;
                    var given = Arguments(file.Text, asked.Index + asked.Length);
                    if (Places(word).Select(place => place[1] - '0').Append(-1).Max() + 1 > given)
                    {
                        wrong.Add($"{file.Path}: {asked.Groups[1].Value} has more places than the {given} values given");
                    }
                }
            }
        }

        foreach (var file in Repository.Files("Hotline.Web", ".razor", ".cs"))
        {
            Look(file, @"Words(?:\.Format\(|\[)", shared);
            foreach (Match injected in Localizer().Matches(file.Text))
            {
                if (Repository.Files("Hotline.Web", ".resx").SingleOrDefault(r => r.Name == $"{injected.Groups[1].Value}.resx") is { Text: { } resource })
                {
                    Look(file, $@"{injected.Groups[2].Value}\[", Resx.Parse(resource));
                }
            }
        }

        Assert.True(looked > 300, $"The rule no longer finds what pages ask for: {looked}.");
        Found.None(wrong);
    }

    [Fact]
    public void Every_field_error_has_words()
    {
        var words = Resx.Read(chinese);
        var annotated = typeof(Words).Assembly.GetTypes().Where(Demand.IsRequest)
            .SelectMany(t => t.GetProperties().SelectMany(p => p.GetCustomAttributes<ValidationAttribute>().Select(a => (Where: $"{t.Name}.{p.Name}", a.ErrorMessage)))).ToList();
        var thrown = Repository.Files("Hotline.Web", ".cs").SelectMany(f => FieldError().Matches(f.Text).Select(m => (Where: f.Path, ErrorMessage: (string?)m.Groups[1].Value)));
        Assert.NotEmpty(annotated);
        Found.None(annotated.Concat(thrown).Where(e => e.ErrorMessage is null || !words.ContainsKey($"Field.{e.ErrorMessage}")));
    }

    [Fact]
    public void Every_fault_of_the_catalogue_has_words()
    {
        var words = Resx.Read("Hotline.Web/Routing/RoutingWords.resx");
        Found.None(Keys(typeof(CatalogueFault)).Where(key => !words.TryGetValue(key, out var word) || !Resx.HasHan(word)));
        Found.None(Enum.GetNames<Hotline.Web.Routing.CatalogueAct>().Where(act => !words.ContainsKey($"Catalogue.{act}")));
    }

    [Theory]
    [InlineData("zh-CN", "待派单")]
    [InlineData("en-US", "")]
    [InlineData("ja-JP", "")]
    public void The_running_product_speaks_the_readers_language(string culture, string word)
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().AddScoped<Words>().BuildServiceProvider();
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            var path = culture == "zh-CN" ? chinese : chinese.Replace(".resx", $".{culture}.resx", StringComparison.Ordinal);
            var said = services.GetRequiredService<Words>().Of(TicketState.Registered);
            Assert.Equal(Resx.Read(path)["TicketState.Registered"], said);
            Assert.True(word.Length == 0 || word == said);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static IEnumerable<string> Keys(Type type) => Enum.GetNames(type).Select(name => $"{type.Name}.{name}");

    // How many values stand between here and the bracket that closes the call: commas inside brackets, strings and lambdas do not count.
    private static int Arguments(string text, int from)
    {
        var (count, depth, quoted) = (1, 0, false);
        for (var at = from; ; at++)
        {
            if (text[at] == '"' && text[at - 1] != '\\')
            {
                quoted = !quoted;
            }
            else if (!quoted && text[at] is '(' or '[' or '{')
            {
                depth++;
            }
            else if (!quoted && text[at] is ')' or ']' or '}' && depth-- == 0)
            {
                return count;
            }
            else if (!quoted && text[at] == ',' && depth == 0)
            {
                count++;
            }
        }
    }

    private static HashSet<string> Places(string words) => [.. Regex.Matches(words, @"\{\d").Select(m => m.Value)];

    [GeneratedRegex(@"(\.[a-z]{2}-[A-Z]{2})?\.resx$")]
    private static partial Regex CultureOf();

    [GeneratedRegex(@"(?<![\w.])Words(?:\.Format\(|\[)""([^""]+)""[\],]")]
    private static partial Regex SharedWord();

    [GeneratedRegex(@"IStringLocalizer<(\w+Words)>\s+(\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"new (?:Invalid|FieldError)\([^,()]*(?:\([^()]*\))?[^,()]*,\s*""([A-Za-z]+)""\)")]
    private static partial Regex FieldError();
}
