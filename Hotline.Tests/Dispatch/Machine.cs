using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Tests.Routing;
using Hotline.Web.Dispatch;
using Hotline.Web.Intake;
using Hotline.Web.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Dispatch;

/// <summary>A city that allows the machine to dispatch, and calls the machine is sure of.</summary>
internal static class Machine
{
    public const string Floor = "0.90";

    public static MachineDispatcher Of(House house) => house.Services.GetRequiredService<MachineDispatcher>();

    public static async Task Allow(House house, string category, string floor = Floor)
    {
        // Rule files are told apart by when they came.
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var outcome = await house.As(Role.SystemAdministrator).Run(new EnableAutoDispatch { Category = category, Floor = floor, From = house.City.Day(house.Clock.Now), Reason = "试点" });
        Assert.True(outcome.Ok, outcome.ToString());
        await Refresh(house);
    }

    public static async Task Forbid(House house, string category)
    {
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var outcome = await house.As(Role.SystemAdministrator).Run(new DisableAutoDispatch { Category = category, From = house.City.Day(house.Clock.Now), Reason = "派错太多" });
        Assert.True(outcome.Ok, outcome.ToString());
    }

    /// <summary>What a running server does every two seconds.</summary>
    public static async Task Refresh(House house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RuleStore>().Refresh(default);
    }

    /// <summary>A call of which the machine is sure enough, the category it names, and what it thinks.</summary>
    public static (RegisterTicket Call, Advice Advice) SureCall(House house)
    {
        var advisor = house.Services.GetRequiredService<Advisor>();
        var model = house.Services.GetRequiredService<ModelHolder>().Model!;
        foreach (var row in Shipped.Rows("demo/appeals.tsv", "title", "text", "address"))
        {
            var advice = advisor.Advise(row["title"], row["text"], row["address"]);
            var duty = advice.Categories is [var first, ..] ? house.City.Catalogue.For(first.Category, advice.Place?.Area.Code, Shipped.Today) : null;
            if (!advice.Unsure && !advice.CategoryUnsure && advice.Urgency is null or Urgency.Normal && duty?.Lead is { } lead && lead == advice.Units[0].Unit && advice.Place is not null
                && advice.Confidence >= model.ThresholdFor(0.9) && advice.UnitConfidence >= model.FunctionThresholdFor(0.9))
            {
                return (new RegisterTicket { Phone = "13800001234", CallerName = "陈小明", Title = row["title"], Text = row["text"], Address = row["address"] }, advice);
            }
        }

        throw new InvalidOperationException("The machine is sure of nothing.");
    }

    /// <summary>A sure call, registered by an operator in a city that allows its category.</summary>
    public static async Task<Ticket> Waiting(House house, Func<RegisterTicket, RegisterTicket>? with = null)
    {
        var (call, advice) = SureCall(house);
        await Allow(house, advice.Categories[0].Category.Value);
        return await Register(house, (with ?? (c => c))(call));
    }

    public static async Task<Ticket> Register(House house, RegisterTicket call)
    {
        var receipt = await house.As(Role.Operator).Run(call);
        Assert.True(receipt.Ok, receipt.ToString());
        return await house.Ticket(receipt.Value!.Number);
    }
}
