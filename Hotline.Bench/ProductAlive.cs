using System.Diagnostics;

namespace Hotline.Bench;

/// <summary>The real product, or the bare file server beside it, as a process of its own with a port and a folder of its own; ended and removed when disposed.</summary>
internal sealed class ProductAlive : IAsyncDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(5);
    private readonly Plan plan;
    private readonly string folder;
    private readonly TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;
    private string last = "";

    private ProductAlive(Plan plan)
    {
        this.plan = plan;
        folder = plan.Store is { Length: > 0 } store ? store : Directory.CreateTempSubdirectory("hotline-bench-").FullName;
    }

    // The folder is the caller's.
    private ProductAlive(Plan plan, string folder) => (this.plan, this.folder) = (plan with { Store = folder }, folder);

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="plan">Where its store is, and whether the demo city has tickets.</param>
    /// <param name="settings">Further settings, as environment variables.</param>
    /// <exception cref="IOException">It does not start; the message is what it said last.</exception>
    public static Task<ProductAlive> Start(Plan plan, params (string Name, string Value)[] settings) => new ProductAlive(plan).Begin([Repository.Product(), "--urls", "http://127.0.0.1:0"], settings);

    /// <summary>Starts a <see cref="FileServer"/>.</summary>
    /// <exception cref="IOException">It does not start.</exception>
    public static Task<ProductAlive> Files(Plan plan, string folder) => new ProductAlive(plan, folder).Begin([typeof(FileServer).Assembly.Location, FileServer.Verb, folder], []);

    private async Task<ProductAlive> Begin(string[] command, (string Name, string Value)[] settings)
    {
        try
        {
            Launch(command, settings);
            Address = await listening.Task.WaitAsync(patience);
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (process is { } running)
        {
            running.EnableRaisingEvents = false;
            running.Kill(entireProcessTree: true);
            running.WaitForExit();
            running.Dispose();
        }

        if (plan.Store.Length == 0)
        {
            Directory.Delete(folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    private void Launch(string[] command, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["HOTLINE__DATADIRECTORY"] = folder;
        start.Environment["HOTLINE__DEMOTICKETS"] = plan.DemoTickets ? "true" : "false";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start) ?? throw new IOException("无法启动产品");
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new IOException($"产品自行结束：{last}"));
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    // It is asked for a free port and says which it got, after the store was opened and the model loaded.
    private void Hear(string? line)
    {
        const string sign = "Now listening on: ";
        last = string.IsNullOrWhiteSpace(line) ? last : line.Trim();
        if (line?.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at)
        {
            listening.TrySetResult(line[(at + sign.Length)..].Trim());
        }
    }
}
