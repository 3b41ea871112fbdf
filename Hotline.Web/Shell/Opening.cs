using Hotline.Classifier;
using Hotline.Web.Data;
using Hotline.Web.Identity;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Hotline.Web.Shell;

/// <summary>What happens before the first page is served: store, rules, model, demo city.</summary>
public static class Opening
{
    /// <summary>Opens the store, trains or loads the model with progress on the console, and in Development fills an empty store with the demo city.</summary>
    public static async Task Open(this WebApplication app)
    {
        var withDemoCity = WithDemoCity(app.Environment, app.Configuration);
        await app.Services.OpenStore(withDemoCity);
        if (withDemoCity)
        {
            await app.Services.GetRequiredService<UseCases>().Run(Visitor.System("seed"), new SeedDemoAccounts());
        }

        await OpenModel(app.Services);
        if (withDemoCity && app.Configuration.GetValue("Hotline:DemoTickets", true))
        {
            await SowDemo(app.Services);
        }

        await using var scope = app.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<HotlineDb>().Users.AnyAsync())
        {
            app.Logger.LogWarning("还没有任何账号，无法登录工作台。请先运行 setup。");
        }
    }

    /// <summary>The demo city comes in Development, unless <c>Hotline:Demo</c> says otherwise.</summary>
    public static bool WithDemoCity(IHostEnvironment environment, IConfiguration configuration) =>
        environment.IsDevelopment() && configuration.GetValue("Hotline:Demo", true);

    /// <summary>Loads or trains the model; on a terminal with a progress bar, elsewhere with a line a stage.</summary>
    public static async Task OpenModel(IServiceProvider services)
    {
        var holder = services.GetRequiredService<ModelHolder>();
        if (await holder.TryOpen())
        {
            return;
        }

        await AnsiConsole.Progress().AutoClear(false).StartAsync(async context =>
        {
            var bar = context.AddTask("训练分类模型");
            await holder.Open(new Now(step =>
            {
                bar.Description = $"训练分类模型 · {step.Stage.EscapeMarkup()}";
                bar.Value = step.Fraction * 100;
            }));
            bar.Value = 100;
        });
    }

    // The bar appears with the first step: a store that has tickets shows none.
    private static Task SowDemo(IServiceProvider services) => AnsiConsole.Progress().AutoClear(false).StartAsync(async context =>
    {
        ProgressTask? bar = null;
        await Seed.Sow(services, part => (bar ??= context.AddTask("生成演示工单")).Value = part * 100);
    });

    // Progress<T> would post to a thread pool and report after the end.
    private sealed class Now(Action<TrainingProgress> act) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => act(value);
    }
}
