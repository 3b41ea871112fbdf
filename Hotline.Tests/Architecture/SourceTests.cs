using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Architecture;

/// <summary>Each rule twice: the house keeps it, and a specimen that breaks it is caught.</summary>
public sealed class SourceTests
{
    [Fact]
    public void The_web_projects_folders_are_the_capabilities()
    {
        Found.None(SourceRules.ForeignFolders(Tree.Web.Where(f => f.Folders is not ["Properties" or "wwwroot", ..]), Tree.WebFolders));
        Caught(SourceRules.ForeignFolders([Specimen("Hotline.Web/Services/Mail.cs", "")], Tree.WebFolders));
    }

    [Fact]
    public void The_domains_folders_are_capabilities_too()
    {
        Found.None(SourceRules.ForeignFolders(Repository.Files("Hotline.Domain", ".cs"), Tree.DomainFolders));
        Caught(SourceRules.ForeignFolders([Specimen("Hotline.Domain/Common/Clock.cs", "")], Tree.DomainFolders));
    }

    [Fact]
    public void The_solution_holds_the_listed_projects_and_the_product_refers_to_no_other()
    {
        var solution = File.ReadAllText(Repository.At("Hotline.sln"));
        Assert.All(Tree.ProductProjects.Concat(Tree.OtherProjects), p => Assert.Contains($"{p}.csproj", solution, StringComparison.Ordinal));
        Assert.Equal(
            Tree.ProductProjects.Concat(Tree.OtherProjects).Order(StringComparer.Ordinal),
            Directory.EnumerateDirectories(Repository.Root, "Hotline.*").Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal));
        Found.None(SourceRules.ReferencesToOtherProjects(Tree.ProductProjects.SelectMany(p => Repository.Files(p, ".csproj"))));
        Caught(SourceRules.ReferencesToOtherProjects([Specimen("Hotline.Web/Hotline.Web.csproj", "<ProjectReference Include=\"../Hotline.Bench/Hotline.Bench.csproj\" />")]));
    }

    [Fact]
    public void Nothing_is_named_manager_helper_service_or_the_like()
    {
        Found.None(SourceRules.ForbiddenNames(Tree.Product.Concat(Tree.Other)));
        Caught(SourceRules.ForbiddenNames([Specimen("Hotline.Web/Tickets/TicketManager.cs", "")]));
        Caught(SourceRules.ForbiddenNames([Specimen("Hotline.Web/Tickets/Helpers/Dates.cs", "")]));
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        Found.None(SourceRules.NamespaceOtherThanFolder(Tree.Product.Concat(Tree.Other)));
        Caught(SourceRules.NamespaceOtherThanFolder([Specimen("Hotline.Web/Intake/Draft.cs", "namespace Hotline.Web.Tickets;\n")]));
    }

    [Theory]
    [InlineData("var now = DateTime.Now;")]
    [InlineData("var now = DateTimeOffset.UtcNow;")]
    [InlineData("var id = Guid.NewGuid();")]
    [InlineData("var dice = new Random();")]
    [InlineData("var dice = Random.Shared.Next();")]
    public void Time_and_chance_come_from_their_seams(string specimen)
    {
        Found.None(SourceRules.ClocksAndDice(Tree.Product.Concat(Tree.Bench)));
        Caught(SourceRules.ClocksAndDice([Specimen("Hotline.Web/Intake/RegisterTicket.cs", specimen)]));
    }

    [Fact]
    public void A_seeded_dice_is_no_chance() => Assert.Empty(SourceRules.ClocksAndDice([Specimen("Hotline.Classifier/Folds.cs", "var random = new Random(seed);")]));

    [Theory]
    [InlineData("using MediatR;")]
    [InlineData("public sealed class Page(ISender sender);")]
    [InlineData("@inject IMediator Mediator")]
    public void Nobody_but_the_platform_knows_the_mediator(string specimen)
    {
        Found.None(SourceRules.MediatorOutsideThePlatform(Tree.Web));
        Caught(SourceRules.MediatorOutsideThePlatform([Specimen("Hotline.Web/Intake/IntakePage.razor", specimen)]));
    }

    [Theory]
    [InlineData("Hotline.Web/Reports/Figures.cs", "db.Database.SqlQuery<int>($\"SELECT 1\")")]
    [InlineData("Hotline.Web/Data/HotlineDb.cs", "db.Database.SqlQuery<int>($\"SELECT 1\")")]
    [InlineData("Hotline.Web/Reports/Figures.cs", "db.Tickets.FromSqlRaw(sql)")]
    [InlineData("Hotline.Web/Reports/Figures.cs", "db.Tickets.FromSql($\"SELECT * FROM tickets\")")]
    [InlineData("Hotline.Web/Reports/Figures.cs", "command.CommandText = sql;")]
    public void Only_listed_files_speak_sql_and_none_past_the_filters(string path, string specimen)
    {
        Found.None(SourceRules.SqlOutsideTheList(Tree.Product));
        Caught(SourceRules.SqlOutsideTheList([Specimen(path, specimen)]));
    }

    [Theory]
    [InlineData("Hotline.Web/Intake/Registrar.cs", "db.Tickets.IgnoreQueryFilters()")]
    [InlineData("Hotline.Web/Reports/Figures.cs", "db.Tickets.IgnoreQueryFilters([HotlineDb.ByUnit])")]
    public void Only_listed_files_look_past_a_filter_and_by_its_name(string path, string specimen)
    {
        Found.None(SourceRules.FiltersLiftedSilently(Tree.Web));
        Caught(SourceRules.FiltersLiftedSilently([Specimen(path, specimen)]));
    }

    [Theory]
    [InlineData("<h1>派单</h1>")]
    [InlineData("@code { private string title = \"派单\"; }")]
    public void No_page_holds_chinese_words(string specimen)
    {
        Found.None(SourceRules.HanInRazor(Tree.Web));
        Caught(SourceRules.HanInRazor([Specimen("Hotline.Web/Dispatch/DispatchPage.razor", specimen)]));
    }

    [Theory]
    [InlineData("<p>Nothing to dispatch.</p>")]
    [InlineData("<button aria-label=\"Close dialog\">×</button>")]
    [InlineData("<input placeholder=\"Number\" />")]
    public void No_page_holds_english_sentences(string specimen)
    {
        Found.None(SourceRules.SentencesInRazor(Tree.Web));
        Caught(SourceRules.SentencesInRazor([Specimen("Hotline.Web/Dispatch/DispatchPage.razor", specimen)]));
    }

    [Fact]
    public void A_remark_or_a_lambda_is_no_sentence()
    {
        Assert.Empty(SourceRules.HanInRazor([Specimen("Hotline.Web/A.razor", "@* 派单 *@\n<p>@Words[\"A\"]</p>")]));
        Assert.Empty(SourceRules.SentencesInRazor([Specimen("Hotline.Web/A.razor", "<button @onclick=\"() => Send(new Foo { A = 1 })\">@Words[\"A\"]</button>\n@code { List<string> some words = new(); }")]));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<button onclick=\"go()\">@Words[\"A\"]</button>")]
    public void No_page_holds_a_script(string specimen)
    {
        Found.None(SourceRules.InlineScripts(Tree.Web));
        Caught(SourceRules.InlineScripts([Specimen("Hotline.Web/Dispatch/DispatchPage.razor", specimen)]));
    }

    private static SourceFile Specimen(string path, string text) => new(path, text);

    private static void Caught(IEnumerable<string> offences) => Assert.NotEmpty(offences);
}
