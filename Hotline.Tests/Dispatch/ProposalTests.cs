using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.Dispatch;

public sealed class ProposalTests
{
    [Fact]
    public async Task What_the_machine_is_sure_of_is_proposed_with_the_catalogues_helpers()
    {
        await using var house = await House.Open();
        var (proposal, why) = Proposal.Of(Row(suggested: "0101", unit: "district-jiangbei", area: "jiangbei"), house.City, house.Clock.Now);
        Assert.Null(why);
        Assert.Equal(("0101", "district-jiangbei"), (proposal!.Category.Value, proposal.Unit.Value));
        Assert.Contains(new DepartmentCode("urban-management"), proposal.CoOperating);
    }

    [Fact]
    public async Task A_persons_category_outranks_the_machines_and_the_catalogue_then_names_the_unit()
    {
        await using var house = await House.Open();
        var duty = house.City.Catalogue.For(new CategoryCode("0601"), null, house.City.Day(house.Clock.Now))!;
        var (proposal, _) = Proposal.Of(Row(suggested: "0101", unit: "district-jiangbei", category: "0601", unsure: true), house.City, house.Clock.Now);
        Assert.Equal(("0601", duty.Lead), (proposal!.Category.Value, proposal.Unit));
    }

    [Fact]
    public async Task There_is_a_reason_wherever_there_is_no_proposal()
    {
        await using var house = await House.Open();
        Assert.Equal(NoProposal.Unsure, Proposal.Of(Row(suggested: "0101", unit: "district-jiangbei", unsure: true), house.City, house.Clock.Now).Why);
        Assert.Equal(NoProposal.NoUnit, Proposal.Of(Row(suggested: "0101", unit: null), house.City, house.Clock.Now).Why);
        Assert.Equal(NoProposal.NoUnit, Proposal.Of(Row(suggested: null, unit: null), house.City, house.Clock.Now).Why);
        Assert.Equal(NoProposal.NoUnit, Proposal.Of(Row(suggested: "0101", unit: "centre"), house.City, house.Clock.Now).Why);
        Assert.Equal(NoProposal.Dissolved, Proposal.Of(Row(suggested: "0101", unit: "gardens"), house.City, house.Clock.Now).Why);
        // 0101 is the district's: without a place nobody can say which.
        Assert.Equal(NoProposal.NoUnit, Proposal.Of(Row(suggested: "0601", unit: "traffic-police", category: "0101"), house.City, house.Clock.Now).Why);
    }

    private static TicketRow Row(string? suggested, string? unit, string? category = null, string? area = null, bool unsure = false) => new(
        new TicketNumber(1), 1, TicketState.Registered, Channel.Phone, AppealType.Complaint, Urgency.Normal, category is null ? null : new CategoryCode(category), "标题",
        area is null ? null : new AreaCode(area), null, default, null, null, null, false, null, unit is null ? null : new DepartmentCode(unit), 0.9, 0, 0, false)
    {
        SuggestedCategory = suggested is null ? null : new CategoryCode(suggested),
        Unsure = unsure,
    };
}
