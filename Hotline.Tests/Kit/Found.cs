using Xunit.Sdk;

namespace Hotline.Tests.Kit;

/// <summary>Says all that was found wrong, not the first few.</summary>
public static class Found
{
    /// <summary>Fails with one line for each offence.</summary>
    public static void None<T>(IEnumerable<T> offences)
    {
        var all = offences.ToList();
        if (all.Count > 0)
        {
            throw new XunitException($"{all.Count} found:{string.Concat(all.Select(o => $"\n  {o}"))}");
        }
    }
}
