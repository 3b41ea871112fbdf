using System.Diagnostics;
using System.Text;

namespace Hotline.Tests.Data;

/// <summary>A process of ours that is going to be killed: SIGKILL, without a chance to tidy up.</summary>
internal sealed class Doomed : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder errors = new();
    private bool gone;

    /// <param name="assembly">The file to run, from the tests' output.</param>
    /// <param name="folder">The data directory.</param>
    /// <param name="args">What is typed after it.</param>
    public Doomed(string assembly, string folder, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["HOTLINE__DATADIRECTORY"] = folder;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>What it said on the error stream.</summary>
    public string Errors => errors.ToString();

    /// <summary>Waits for its next line; null when it has ended.</summary>
    public string? NextLine() => process.StandardOutput.ReadLine();

    /// <summary>All it still says, until it ends by itself.</summary>
    public (int ExitCode, IReadOnlyList<string> Lines) ToTheEnd()
    {
        var lines = Rest();
        process.WaitForExit();
        return (process.ExitCode, lines);
    }

    /// <summary>Lets it go on for a moment, then kills it.</summary>
    /// <param name="moment">Milliseconds; only chooses where in its work it dies.</param>
    /// <returns>What it had still said.</returns>
    public IReadOnlyList<string> KillAfter(int moment)
    {
        process.WaitForExit(moment);
        process.Kill();
        var lines = Rest();
        process.WaitForExit();
        return lines;
    }

    /// <summary>Says a line to it; when it is no longer there, nobody hears it.</summary>
    public void Tell(string line)
    {
        lock (errors)
        {
            try
            {
                process.StandardInput.WriteLine(line);
                process.StandardInput.Flush();
            }
            catch (Exception dead) when (dead is IOException or InvalidOperationException)
            {
                // It was killed.
            }
        }
    }

    /// <summary>Kills it now; whoever reads its lines comes to their end.</summary>
    public void Cut() => process.Kill();

    public void Dispose()
    {
        if (gone)
        {
            return;
        }

        gone = true;
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private List<string> Rest()
    {
        var lines = new List<string>();
        while (NextLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }
}
