using Hotline.Domain.Routing;
using Hotline.Tests.Kit;
using Hotline.Web.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class AdvisorTests
{
    [Fact]
    public async Task It_proposes_at_most_three_units_that_take_tickets_today()
    {
        await using var house = await House.Open();
        var advisor = house.Services.GetRequiredService<Advisor>();
        var appeals = Shipped.Rows("demo/appeals.tsv", "title", "text", "address");
        foreach (var row in appeals.Where((_, i) => i % 4 == 0))
        {
            var advice = advisor.Advise(row["title"], row["text"], row["address"]);
            Assert.InRange(advice.Units.Count, 0, 3);
            Assert.All(advice.Units, proposed => Assert.True(house.City.Unit(proposed.Unit) is { TakesTickets: true } unit && unit.InForce(Shipped.Today), $"{row["title"]}: {proposed.Unit}"));
            Assert.All(advice.Units, proposed => Assert.DoesNotContain(proposed.Unit, proposed.CoOperating));
        }
    }

    [Fact]
    public async Task A_complaint_about_a_reply_is_not_proposed_to_the_centre_which_takes_no_tickets()
    {
        await using var house = await House.Open();
        var advice = house.Services.GetRequiredService<Advisor>().Advise("对工单回复不满意", "上次打12345投诉，工单办结了但问题没有处理，回复敷衍，要求重新办理并给我一个说法。");
        Assert.DoesNotContain(advice.Units, proposed => proposed.Unit == new DepartmentCode("centre"));
    }

    [Fact]
    public async Task The_unit_an_appeal_is_about_is_never_proposed()
    {
        await using var house = await House.Open();
        var advisor = house.Services.GetRequiredService<Advisor>();
        const string title = "交警乱开罚单";
        const string text = "我的车停在划线车位上被交警贴了违停罚单，现场执法的交警态度恶劣，要求撤销处罚。";
        var free = advisor.Advise(title, text, "江北区北堤花园").Units;
        Assert.NotEmpty(free);
        var about = free[0].Unit;
        Assert.DoesNotContain(advisor.Advise(title, text, "江北区北堤花园", reported: about).Units, proposed => proposed.Unit == about || proposed.CoOperating.Contains(about));
    }

    [Fact]
    public async Task Empty_text_gets_an_honest_unsure()
    {
        await using var house = await House.Open();
        Assert.True(house.Services.GetRequiredService<Advisor>().Advise("", "").Unsure);
    }
}
