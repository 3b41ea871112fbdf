using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Microsoft.Extensions.Localization;
using Spectre.Console;

namespace Hotline.Web.Forum;

/// <summary><c>import FILE --channel forum [--strict]</c>: brings posts from a file through the same door as everything else. Run again, it goes on where it was stopped.</summary>
public static class ImportPostsCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="services">The application's; the store and the model are opened here.</param>
    /// <param name="args">What was typed, <c>import</c> first or left out.</param>
    /// <param name="output">Where acknowledgements and faults go, one a line; on a terminal a progress bar stands for the acknowledgements.</param>
    /// <param name="ct">Stops between two transactions.</param>
    /// <returns>0: all done; 1: some lines were refused, or the store could not take them; 2: not understood.</returns>
    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken ct = default)
    {
        var words = services.GetRequiredService<IStringLocalizer<ForumWords>>();
        var (asked, problem) = ImportArguments.Read(args.FirstOrDefault() == "import" ? args[1..] : args, words);
        if (asked is null)
        {
            await output.WriteLineAsync(problem);
            return 2;
        }

        await Open(services, ct);
        var clock = services.GetRequiredService<TimeProvider>();
        var file = new PostFile(asked.File, services.GetRequiredService<City>().Now.Time.Zone, clock.GetUtcNow(), words);
        try
        {
            file.Check();
        }
        catch (PostFileException unreadable)
        {
            await output.WriteLineAsync(unreadable.Message);
            return 2;
        }

        if (asked.Strict && await Faults(file, words, output) is > 0 and var bad)
        {
            await output.WriteLineAsync(words["NothingImported", bad]);
            return 1;
        }

        var run = new PostImport(services.GetRequiredService<UseCases>(), services.GetRequiredService<Advisor>(), asked.Channel, words, output, clock, asked.Batch);
        return ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected ? await WithBar(run, file, words, ct) : await run.Run(file, shown: true, null, ct);
    }

    private static async Task Open(IServiceProvider services, CancellationToken ct)
    {
        var withDemoCity = Opening.WithDemoCity(services.GetRequiredService<IHostEnvironment>(), services.GetRequiredService<IConfiguration>());
        await services.OpenStore(withDemoCity, ct);
        if (services.GetRequiredService<ModelHolder>().Model is null)
        {
            await Opening.OpenModel(services);
        }
    }

    private static async Task<int> Faults(PostFile file, IStringLocalizer<ForumWords> words, TextWriter output)
    {
        var bad = 0;
        foreach (var line in file.Read().Where(l => l.Fault is not null))
        {
            bad++;
            await output.WriteLineAsync(words["BadLine", line.Line, line.Fault!]);
        }

        return bad;
    }

    private static async Task<int> WithBar(PostImport run, PostFile file, IStringLocalizer<ForumWords> words, CancellationToken ct)
    {
        var result = 0;
        await AnsiConsole.Progress().AutoClear(false).StartAsync(async context =>
        {
            var bar = context.AddTask(words["Importing"]);
            result = await run.Run(file, shown: false, part => bar.Value = part * 100, ct);
            bar.Value = 100;
        });
        await run.Summary();
        return result;
    }
}
