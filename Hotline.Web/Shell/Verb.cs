using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Shell;

/// <summary>One thing the command line can do.</summary>
/// <param name="Name">One word or two.</param>
/// <param name="Usage">With its arguments.</param>
/// <param name="What">For people.</param>
/// <param name="Run">Does it; answers the exit code.</param>
internal sealed record Verb(string Name, string Usage, string What, Func<Command, Task<int>> Run);

/// <summary>What was typed cannot be meant.</summary>
internal sealed class Misuse(string why) : Exception(why);

/// <summary>What was typed after the verb, and where answers go.</summary>
internal sealed record Command(IServiceProvider Services, IHostEnvironment Environment, IReadOnlyList<string> Arguments, TextWriter Output, TextWriter Error)
{
    /// <summary>The one door, and who knocks at it.</summary>
    public UseCases Door => Services.GetRequiredService<UseCases>();

    /// <summary>The command line acts as the system itself: whoever can run it could read the store anyway.</summary>
    public Visitor Me { get; } = Visitor.System("cli");

    /// <summary>Opens the store; the demo city comes only where the server would bring it.</summary>
    public Task Open(bool withDemoCity) => Services.OpenStore(withDemoCity);

    /// <summary>Opens the store as the server would.</summary>
    public Task Open() => Open(Opening.WithDemoCity(Environment, Services.GetRequiredService<IConfiguration>()));

    /// <summary>The arguments that are no options.</summary>
    /// <param name="options">Options that are followed by a value.</param>
    /// <param name="flags">Options that are not.</param>
    /// <param name="count">How many there must be.</param>
    /// <exception cref="Misuse">There are fewer or more, or an option is unknown.</exception>
    public string[] Plain(int count, string[]? options = null, string[]? flags = null)
    {
        var plain = new List<string>();
        for (var i = 0; i < Arguments.Count; i++)
        {
            if (options?.Contains(Arguments[i]) == true)
            {
                i++;
            }
            else if (!Arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                plain.Add(Arguments[i]);
            }
            else if (flags?.Contains(Arguments[i]) != true)
            {
                throw new Misuse($"不认识的选项 {Arguments[i]}。");
            }
        }

        return plain.Count == count ? [.. plain] : throw new Misuse(plain.Count < count ? "参数不够。" : "参数太多。");
    }

    /// <summary>The value after an option; null where it was not given.</summary>
    /// <exception cref="Misuse">The value is missing.</exception>
    public string? Option(string name)
    {
        var at = Arguments.ToList().IndexOf(name);
        return at < 0 ? null : at + 1 < Arguments.Count && !Arguments[at + 1].StartsWith("--", StringComparison.Ordinal) ? Arguments[at + 1] : throw new Misuse($"{name} 后面缺少值。");
    }

    /// <summary>Whether a flag was given.</summary>
    public bool Has(string flag) => Arguments.Contains(flag);

    /// <summary>Lists what is wrong with a file; nothing was imported.</summary>
    public async Task<int> ListWrong(IReadOnlyList<string> wrong)
    {
        foreach (var line in wrong)
        {
            await Error.WriteLineAsync(line);
        }

        await Error.WriteLineAsync($"共 {wrong.Count} 处错误，什么都没有导入。");
        return CommandLine.Failed;
    }

    /// <summary>Says why it did not happen.</summary>
    public async Task<int> Refused(Outcome outcome)
    {
        await using var scope = Services.CreateAsyncScope();
        await Error.WriteLineAsync(scope.ServiceProvider.GetRequiredService<Words>().Why(outcome));
        return CommandLine.Failed;
    }
}
