using Hotline.Domain;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Kit;

/// <summary>What many stories do in a house.</summary>
internal static class HouseActs
{
    /// <summary>A command on this very ticket in the version seen, which must succeed.</summary>
    internal static async Task<Ticket> Do(this House house, Desk by, Ticket ticket, ICommand command)
    {
        command.GetType().GetProperty("Number")!.SetValue(command, ticket.Number);
        command.GetType().GetProperty("Version")!.SetValue(command, ticket.Version);
        var outcome = await by.Run(command);
        Assert.True(outcome.Ok, $"{command}: {outcome}");
        return await house.Ticket(ticket.Number);
    }

    /// <summary>Another text of a rule file, in force at once.</summary>
    internal static async Task Replace(this House house, string name, Func<string, string> change)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var rules = scope.ServiceProvider.GetRequiredService<RuleStore>();
        var db = scope.ServiceProvider.GetRequiredService<HotlineDb>();
        var text = await db.RuleFiles.Where(f => f.Name == name).Select(f => f.Content).SingleAsync();
        Assert.NotEqual(text, change(text));
        await rules.Replace(name, change(text), new Stamp(Given.Someone, house.Clock.Now), "试", default);
        await db.SaveChangesAsync();
        await rules.Load(default);
    }
}
