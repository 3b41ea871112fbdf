using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Hotline.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Data;

/// <summary>The test assembly as a program of its own: opens the store of a folder and works, acknowledging each act, until somebody kills it: <c>save</c> registers calls, <c>work</c> is a whole shift of staff.</summary>
internal static class SavingChild
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["work", var store, var shift])
        {
            return await ChaosShift.Work(store, shift);
        }

        if (args is not ["save", var folder, var round])
        {
            return 2;
        }

        _ = Task.Run(DieWithTheTests);

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection([new("Hotline:DataDirectory", folder)]);
        builder.Logging.ClearProviders();
        House.Furnish(builder);
        await using var app = builder.Build();
        await app.Services.OpenStore(withDemoCity: true);
        await Opening.OpenModel(app.Services);
        var door = app.Services.GetRequiredService<UseCases>();
        for (var i = 0; ; i++)
        {
            var saved = await door.Send(Visitor.System("test"), Call(round, i));
            if (!saved.Ok)
            {
                await Console.Error.WriteLineAsync(saved.ToString());
                return 1;
            }

            await Console.Out.WriteLineAsync($"{saved.Value!.Number}\t{Phone(round, i)}");
        }
    }

    // The tests hold the other end: when they are gone, however they went, nobody works on for ever.
    private static void DieWithTheTests()
    {
        Console.In.ReadToEnd();
        Environment.Exit(3);
    }

    private static string Phone(string round, int i) => $"1390{int.Parse(round):000}{i:0000}";

    private static RegisterTicket Call(string round, int i) => new()
    {
        DraftId = $"{round}-{i}",
        Phone = Phone(round, i),
        CallerName = "陈小明",
        Title = "路灯不亮",
        Text = $"第 {i} 盏路灯从上周三起不亮，老人晚上散步看不见路。",
        Address = "江畔花园",
    };
}
