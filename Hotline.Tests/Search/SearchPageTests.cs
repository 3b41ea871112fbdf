using Bunit;
using Hotline.Domain.Tickets;
using Hotline.Tests.Tickets;
using Hotline.Web.Search;
using Hotline.Web.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Search;

public sealed class SearchPageTests : Stage
{
    public SearchPageTests() => Door.Answers<TicketSearch>(q => new SearchResult(
        new Page<TicketRow>([], 0, 1, Paging.Size), new Dictionary<TicketNumber, IReadOnlyList<FoundText>>(), Asked: !string.IsNullOrEmpty(q.Text)));

    [Fact]
    public void Words_go_into_the_address_and_a_telephone_never_does()
    {
        var page = Render<SearchPage>();
        Search(page, "路灯");
        Assert.Contains("?q=", Address, StringComparison.Ordinal);
        foreach (var secret in new[] { "138 0000 1234", "路灯 1234" })
        {
            Search(page, secret);
            Assert.Equal(secret, Door.Asked.OfType<TicketSearch>().Last().Text);
            Assert.DoesNotContain("q=", Address, StringComparison.Ordinal);
            Assert.Equal(secret, page.Find("#search-text").GetAttribute("value"));
        }
    }

    [Fact]
    public void Filters_keep_the_words_and_start_at_the_first_page()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/console/search?q=abc&page=3");
        var page = Render<SearchPage>();
        page.FindAll("select")[0].Change("InHand");
        var asked = Door.Asked.OfType<TicketSearch>().Last();
        Assert.Equal(("abc", TicketState.InHand, 1), (asked.Text, asked.Filter.State, asked.Filter.Page));
    }

    [Fact]
    public void Before_anything_is_asked_the_page_says_what_can_be()
    {
        Assert.Equal(5, Render<SearchPage>().FindAll(".search-ways li").Count);
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    private static void Search(IRenderedComponent<SearchPage> page, string text)
    {
        page.Find("#search-text").Input(text);
        page.Find("form.search").Submit();
    }
}
