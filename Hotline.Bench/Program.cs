namespace Hotline.Bench;

// No top-level statements: they would make a second Program beside the product's own.
internal static class Program
{
    private static Task<int> Main(string[] args) => CommandLine.Run(args, Console.Out, Console.Error, TimeProvider.System);
}
