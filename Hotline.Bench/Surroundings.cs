using System.Runtime;
using System.Runtime.InteropServices;

namespace Hotline.Bench;

/// <summary>Where the figures come from: without it they mean nothing.</summary>
/// <param name="Processors">That this process may use.</param>
/// <param name="Load">How many wanted a processor in the last minute, others included; empty where the system does not say.</param>
/// <param name="Runtime">Its name and version.</param>
/// <param name="System">Operating system and architecture.</param>
/// <param name="Collector">Kind of garbage collection.</param>
/// <param name="Configuration">Release, or Debug, whose figures count for nothing.</param>
internal sealed record Surroundings(int Processors, string Load, string Runtime, string System, string Collector, string Configuration)
{
#if DEBUG
    private const string Built = "Debug";
#else
    private const string Built = "Release";
#endif

    public static Surroundings Here() => new(
        Environment.ProcessorCount, Busy(), RuntimeInformation.FrameworkDescription, $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
        GCSettings.IsServerGC ? "server" : "workstation", Built);

    public override string ToString() =>
        $"{Processors} 个处理器{(Load.Length > 0 ? $"，负载 {Load}" : "")} · {Runtime} · {System} · GC {Collector} · {Configuration}{(Configuration == "Release" ? "" : "（请用 -c Release，以下数字不作数）")}";

    private static string Busy() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "";
}
