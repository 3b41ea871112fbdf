using Hotline.Web.Forum;

namespace Hotline.Web.Shell;

/// <summary>What can be done without serving pages.</summary>
public static class CommandLine
{
    private static readonly string[] verbs = ["setup", "import"];

    /// <summary>Whether the first word is one of ours.</summary>
    public static bool Asked(string[] args) => args.Length > 0 && verbs.Contains(args[0]);

    /// <summary>Runs it.</summary>
    /// <returns>0: done; 1: not all of it; 2: not understood.</returns>
    public static Task<int> Run(IServiceProvider services, IHostEnvironment environment, string[] args) => args switch
    {
        ["import", ..] => ImportPostsCommand.Run(services, args, Console.Out),
        _ => Task.FromResult(2),
    };
}
