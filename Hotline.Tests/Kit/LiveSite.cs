using System.Diagnostics;
using System.Net;

namespace Hotline.Tests.Kit;

/// <summary>The real product as a process of its own: real port, real files. It can be killed without warning and started again on the same store.</summary>
public sealed class LiveSite : IAsyncDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(5);
    private readonly Queue<string> said = new();
    private readonly IReadOnlyDictionary<string, string?> settings;
    private Process? process;

    private LiveSite(string folder, IReadOnlyDictionary<string, string?> settings) => (Folder, this.settings) = (folder, settings);

    /// <summary>The data directory.</summary>
    public string Folder { get; }

    /// <summary>Where it listens, without a slash at the end; the same after a restart.</summary>
    public string Address { get; private set; } = "http://127.0.0.1:0";

    /// <summary>Starts it in Development and waits until it is ready.</summary>
    /// <param name="settings">More environment, such as <c>HOTLINE__DEMO</c>.</param>
    /// <param name="untouched">An empty data directory, so that the model is trained at the start; otherwise a trained one is laid ready.</param>
    public static async Task<LiveSite> Start(IReadOnlyDictionary<string, string?>? settings = null, bool untouched = false)
    {
        var folder = untouched ? Directory.CreateTempSubdirectory("hotline-live-").FullName : Template.Copy();
        var site = new LiveSite(folder, settings ?? new Dictionary<string, string?>());
        await site.Start();
        return site;
    }

    /// <summary>Starts again after <see cref="Kill"/>, on the same store and port.</summary>
    public async Task Start()
    {
        await Listen();
        try
        {
            await BeReady();
        }
        catch
        {
            Kill();
            throw;
        }
    }

    /// <summary>Starts, and waits only until it listens: its watches have hardly begun.</summary>
    public async Task Listen()
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("dotnet", [Product(), "--urls", Address]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["HOTLINE__DATADIRECTORY"] = Folder;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The site ended by itself:\n{Said()}"));
        process.OutputDataReceived += (_, line) => Hear(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, listening);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await listening.Task.WaitAsync(patience);
        }
        catch
        {
            Kill();
            throw;
        }
    }

    /// <summary>As a power cut would: no shutdown, no goodbye.</summary>
    public void Kill()
    {
        if (process is { } running)
        {
            process = null;
            running.EnableRaisingEvents = false;
            running.Kill(entireProcessTree: true);
            running.WaitForExit();
            running.Dispose();
        }
    }

    /// <summary>Lets it go on for a moment, then kills it.</summary>
    /// <param name="moment">Milliseconds; only chooses where in its work it dies.</param>
    /// <exception cref="InvalidOperationException">It had ended by itself.</exception>
    public void KillAfter(int moment)
    {
        if (process?.WaitForExit(moment) != false)
        {
            throw new InvalidOperationException($"The site ended by itself:\n{Said()}");
        }

        Kill();
    }

    /// <summary>Its last lines of output, for whoever has to find out why.</summary>
    public string Said()
    {
        lock (said)
        {
            return string.Join('\n', said);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Kill();
        // A house on the same folder may have tidied up already.
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    private async Task BeReady()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        using var ending = new CancellationTokenSource(patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while ((await client.GetAsync("/health", ending.Token)).StatusCode != HttpStatusCode.OK)
        {
            await again.WaitForNextTickAsync(ending.Token);
        }
    }

    // The site is asked for a free port and says which it got: nobody else can take it in between.
    private void Hear(string? line, TaskCompletionSource listening)
    {
        const string sign = "Now listening on: ";
        if (line is null)
        {
            return;
        }

        lock (said)
        {
            said.Enqueue(line);
            if (said.Count > 200)
            {
                said.Dequeue();
            }
        }

        if (line.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at)
        {
            Address = line[(at + sign.Length)..].Trim();
            listening.TrySetResult();
        }
    }

    // Beside the tests lies a copy without its assets' sources; the product itself was built in the same configuration next door.
    private static string Product()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var path = Repository.At("Hotline.Web", "bin", output.Parent!.Name, output.Name, "Hotline.Web.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException("The web project has not been built in this configuration.", path);
    }
}
