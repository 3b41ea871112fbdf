using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Operations;

[Collection(Journeys.Name)]
public sealed class OperationsJourney(Journeys.Site site)
{
    [Fact]
    public async Task The_page_of_operations_is_accessible_and_says_how_the_running_service_stands()
    {
        await using var visit = await Chromium.SignIn(site.Live, "xitong", "/console/admin/operations");
        await visit.Shows("section table tbody tr");
        Assert.Contains("读得出、写得进", await visit.Page.Locator("section table").First.InnerTextAsync(), StringComparison.Ordinal);
        await Axe.MustBeClean(visit.Page);
        await visit.Picture("operations");
        Assert.Empty(visit.Errors);
    }
}
