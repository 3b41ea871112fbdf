using System.Diagnostics;
using System.Numerics;
using System.Text.Json;
using Hotline.Classifier;

namespace Hotline.Bench;

/// <summary>What a worker is asked to do: a process of its own has its own cores, its own compiled code and its own memory.</summary>
/// <param name="Material">A data folder, or a file of labelled texts.</param>
/// <param name="Words">The data folder whose lexicon is used with a file.</param>
/// <param name="Model">Where the model is written, or read from.</param>
/// <param name="Train">Train, or else load and ask.</param>
/// <param name="Second">The second engine on, off, or as the defaults have it.</param>
/// <param name="WarmUp">Rounds that do not count.</param>
/// <param name="Rounds">Rounds that do.</param>
/// <param name="Stretch">Seconds that a round of reading texts takes at least.</param>
internal sealed record Job(string Material, string Words, string Model, bool Train, bool? Second, int WarmUp, int Rounds, double Stretch)
{
    /// <summary>Has it done by a worker on one core, or on all.</summary>
    /// <exception cref="IOException">The worker failed; the message is what it said last.</exception>
    public async Task<Work> Run(bool oneCore)
    {
        var program = typeof(Job).Assembly.Location;
        var start = oneCore && Core() is { } core ? new ProcessStartInfo("taskset", ["-c", $"{core}", "dotnet", program]) : new ProcessStartInfo("dotnet", [program]);
        start.ArgumentList.Add(Worker.Verb);
        start.ArgumentList.Add(JsonSerializer.Serialize(this));
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        // The kind of garbage collection that the classifier's own tool has.
        // As Hotline.Classifier runs.
        (start.Environment["DOTNET_gcServer"], start.Environment["DOTNET_gcConcurrent"], start.Environment["DOTNET_TieredCompilation"]) = ("0", "0", "0");
        if (oneCore)
        {
            start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        }

        using var process = Process.Start(start) ?? throw new IOException("无法启动子进程 dotnet");
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Work>(await said) ?? throw new IOException("子进程没有给出结果")
            : throw new IOException((await complained).Trim().Split('\n')[^1]);
    }

    /// <summary>How one core is held to: the system's own means where there is one, otherwise the runtime's count of processors, which its compiler and collector may exceed.</summary>
    public static string OneCore => Core() is { } core ? $"单核：子进程由 taskset 固定在第 {core} 号核上（编译和回收线程也在内）" : "单核：子进程以 DOTNET_PROCESSOR_COUNT=1 运行（编译线程可能用到其他核）";

    private static int? Core() =>
        OperatingSystem.IsLinux() && File.Exists("/usr/bin/taskset") ? BitOperations.TrailingZeroCount((ulong)Process.GetCurrentProcess().ProcessorAffinity) : null;
}

/// <summary>What a worker measured.</summary>
/// <param name="Rows">Texts it learned from or read.</param>
/// <param name="Labels">Categories.</param>
/// <param name="Processors">That it could use.</param>
/// <param name="Seconds">For training or loading, round by round.</param>
/// <param name="Processor">The same in processor time, which a busy machine does not lengthen: seconds of each training, or texts ranked in a second.</param>
/// <param name="Ranked">Texts ranked in a second, round by round.</param>
/// <param name="Suggested">Suggestions in a second, round by round.</param>
/// <param name="Peak">Greatest memory of the process, bytes.</param>
/// <param name="Resident">What the process holds with the model loaded and used, bytes.</param>
/// <param name="Held">What of it is the model, bytes.</param>
internal sealed record Work(int Rows, int Labels, int Processors, double[] Seconds, double[] Processor, double[] Ranked, double[] Suggested, long Peak = 0, long Resident = 0, long Held = 0);
