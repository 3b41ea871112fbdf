using Hotline.Domain.Tickets;
using Hotline.Tests.Architecture.Specimens;
using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Architecture;

/// <summary>Each rule twice: the house keeps it, and a specimen that breaks it is caught.</summary>
public sealed class TypeTests
{
    private static readonly Type[] web = typeof(Hotline.Web.Shell.Words).Assembly.GetTypes();
    private static readonly Type[] domain = typeof(Ticket).Assembly.GetTypes();

    [Fact]
    public void The_domain_refers_to_nothing_but_the_runtime()
    {
        Found.None(TypeRules.ForeignReferences(typeof(Ticket).Assembly));
        Assert.Contains("MediatR", TypeRules.ForeignReferences(typeof(Hotline.Web.Shell.Words).Assembly));
    }

    [Fact]
    public void Nothing_in_the_domain_is_set_from_outside()
    {
        Found.None(TypeRules.PublicSetters(domain));
        Assert.Equal(["Written.Name"], TypeRules.PublicSetters([typeof(Written)]));
    }

    [Fact]
    public void Classes_are_sealed_unless_something_inherits()
    {
        Found.None(TypeRules.OpenClasses(domain));
        Assert.Single(TypeRules.OpenClasses([typeof(Unsealed), typeof(Written)]));
    }

    [Fact]
    public void Every_request_says_exactly_once_who_may()
    {
        Assert.Contains(web, TypeRules.IsRequest);
        Found.None(TypeRules.RequestsThatDoNotSayWhoMay(web));
        Assert.Equal(["Silent", "TwoFaced"], TypeRules.RequestsThatDoNotSayWhoMay([typeof(Silent), typeof(TwoFaced), typeof(Orphan)]));
    }

    [Fact]
    public void Every_request_is_handled_where_it_stands()
    {
        Found.None(TypeRules.RequestsWithoutTheirHandler(web));
        Assert.Equal(["Orphan", "Stepchild"], TypeRules.RequestsWithoutTheirHandler([typeof(Silent), typeof(Orphan), typeof(Stepchild)]));
    }

    [Fact]
    public void Every_request_is_a_file_of_its_name()
    {
        Found.None(TypeRules.RequestsOutsideTheirFile(web, [.. Tree.Web.Select(f => f.Path)]));
        Assert.NotEmpty(TypeRules.RequestsOutsideTheirFile([typeof(Orphan)], ["Hotline.Tests/Architecture/Specimens/Requests.cs"]));
    }

    [Fact]
    public void Every_page_is_either_public_or_of_the_console()
    {
        Assert.Contains(web, TypeRules.IsPage);
        Found.None(TypeRules.PagesForNobodyOrForTwo(web));
        Assert.Equal(["NobodysPage", "BothPage"], TypeRules.PagesForNobodyOrForTwo([typeof(NobodysPage), typeof(BothPage), typeof(CircuitPage)]));
    }

    [Fact]
    public void Public_pages_never_open_a_circuit()
    {
        Found.None(TypeRules.PublicPagesInTheCircuit(web));
        Assert.Equal(["CircuitPage"], TypeRules.PublicPagesInTheCircuit([typeof(CircuitPage), typeof(AstrayPage)]));
    }

    [Fact]
    public void The_console_and_nothing_else_lives_under_its_address()
    {
        Found.None(TypeRules.PagesAtTheWrongAddress(web));
        Assert.Equal(["AstrayPage: /consolation", "IntruderPage: /console/open"], TypeRules.PagesAtTheWrongAddress([typeof(AstrayPage), typeof(IntruderPage), typeof(CircuitPage)]));
    }

    [Fact]
    public void Every_action_of_a_person_has_one_request()
    {
        Assert.Contains("Accept: no request", TypeRules.ActionsWithoutOneRequest([]));
        Assert.Contains("Accept: AcceptOnce, AcceptTwice", TypeRules.ActionsWithoutOneRequest([typeof(AcceptOnce), typeof(AcceptTwice)]));
        Found.None(TypeRules.ActionsWithoutOneRequest(web));
    }

    [Fact]
    public void Every_action_of_a_person_has_one_form()
    {
        Assert.Contains("Accept: no form", TypeRules.ActionsWithoutOneForm([]));
        Assert.Contains("Accept: LonelyForm, SecondForm", TypeRules.ActionsWithoutOneForm([typeof(LonelyForm), typeof(SecondForm)]));
        Found.None(TypeRules.ActionsWithoutOneForm(web));
    }

    [Fact]
    public void A_form_of_an_action_is_an_action_form()
    {
        Found.None(TypeRules.FormsOfAnotherKind(web));
        Assert.Equal(["LonelyForm"], TypeRules.FormsOfAnotherKind([typeof(LonelyForm), typeof(SecondForm)]));
    }

    [Fact]
    public void Following_a_parent_is_nobodys_button_and_rating_is_the_citizens()
    {
        Assert.DoesNotContain(TicketAction.FollowParent, TypeRules.ActionsOfPersons);
        Assert.DoesNotContain(TicketAction.Rate, TypeRules.ActionsOfPersons);
        Assert.Contains(TicketAction.Withdraw, TypeRules.ActionsOfPersons);
    }
}
