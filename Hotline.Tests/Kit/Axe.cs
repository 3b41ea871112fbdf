using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace Hotline.Tests.Kit;

/// <summary>WCAG 2.2 A and AA as far as a machine can judge it.</summary>
public static class Axe
{
    private static readonly AxeRunOptions options = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    /// <summary>Fails with every rule that is broken, and where.</summary>
    public static async Task MustBeClean(IPage page)
    {
        var result = await page.RunAxe(options);
        if (result.Violations.Length > 0)
        {
            throw new XunitException($"axe at {page.Url}:{string.Concat(result.Violations.Select(v =>
                $"\n  {v.Id} ({v.Impact}): {v.Help}{string.Concat(v.Nodes.Select(n => $"\n    {n.Target}: {n.Html}"))}"))}");
        }
    }
}
