using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Data;

/// <summary>One appeal of the demo city, where it belongs, and where it might go by mistake.</summary>
/// <param name="Text">What it was made of.</param>
/// <param name="Appeal">What is registered.</param>
/// <param name="Suggested">What the model says.</param>
/// <param name="Right">The catalogue's decision.</param>
/// <param name="Wrong">A plausible mistake.</param>
/// <param name="Basis">The law behind the right decision.</param>
/// <param name="ReceivedBefore">How long before its registration it was written; null: at once.</param>
internal sealed record SeedPlan(
    SeedText Text, Appeal Appeal, SuggestedRoute Suggested, RoutingDecision Right, RoutingDecision Wrong, string Basis, TimeSpan? ReceivedBefore)
{
    /// <summary>What notes and remarks must fit.</summary>
    public string Story => Appeal.Title + Appeal.Text;
}
