using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.PublicPortal;
using Xunit;

namespace Hotline.Tests.PublicPortal;

public sealed class PortalWordsTests
{
    private static readonly string folder = Path.Combine(Root(), "Hotline.Web", "PublicPortal");

    [Fact]
    public void Every_word_exists_in_three_languages_with_the_same_blanks_to_fill()
    {
        var chinese = Words("");
        foreach (var other in new[] { Words(".en-US"), Words(".ja-JP") })
        {
            Assert.Equal(chinese.Keys.Order(), other.Keys.Order());
            Assert.All(chinese, word => Assert.Equal(Blanks(word.Value), Blanks(other[word.Key])));
        }
    }

    [Fact]
    public void Every_word_a_page_asks_for_exists()
    {
        var known = Words("");
        var asked = Directory.EnumerateFiles(folder, "*.razor").Append(Path.Combine(Root(), "Hotline.Web", "Shell", "PublicLayout.razor"))
            .SelectMany(f => Regex.Matches(File.ReadAllText(f), @"\bL\[""([A-Za-z0-9.]+)""").Select(m => m.Groups[1].Value)).ToHashSet();
        Assert.True(asked.Count > 50, "The pattern finds nothing any more.");
        Assert.Empty(asked.Except(known.Keys));
    }

    [Fact]
    public void Every_event_state_and_type_a_citizen_may_see_has_its_words()
    {
        var known = Words("").Keys.ToHashSet();
        Assert.Empty(TicketStatus.Told.Select(a => $"Event.{a}").Except(known));
        Assert.Empty(Enum.GetValues<TicketState>().Where(s => s != TicketState.Draft).SelectMany(s => new[] { $"State.{s}", $"State.{s}What" }).Except(known));
        Assert.Empty(Enum.GetValues<AppealType>().Select(t => $"Type.{t}").Except(known));
        Assert.Empty(Enum.GetValues<StepReached>().Select(s => $"StepReached.{s}").Except(known));
    }

    [Fact]
    public void Every_mistake_of_a_public_form_is_worded_in_three_languages()
    {
        var codes = Directory.EnumerateFiles(folder, "*.cs")
            .SelectMany(f => Regex.Matches(File.ReadAllText(f), @"(?:ErrorMessage = |new ValidationResult\()""(\w+)""").Select(m => $"Field.{m.Groups[1].Value}")).ToHashSet();
        Assert.Contains("Field.ConsentMissing", codes);
        foreach (var language in new[] { "", ".en-US", ".ja-JP" })
        {
            var shared = Read(Path.Combine(Root(), "Hotline.Web", "Shell", $"Words{language}.resx"));
            Assert.Empty(codes.Append("Field.AreaUnknown").Except(shared.Keys));
        }
    }

    private static Dictionary<string, string> Words(string language) => Read(Path.Combine(folder, $"PublicPortalWords{language}.resx"));

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(e => e.Attribute("name")!.Value, e => e.Element("value")!.Value);

    private static string Blanks(string text) => string.Join(' ', Regex.Matches(text, @"\{\d").Select(m => m.Value).Distinct().Order());

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Hotline.sln")))
        {
            at = at.Parent!;
        }

        return at.FullName;
    }
}
