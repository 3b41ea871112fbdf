namespace Hotline.Domain.Supervision;

/// <summary>The city's rules of supervision: what clocks bring about, and how long orders may wait.</summary>
/// <param name="Warnings">Every version of the warning table.</param>
/// <param name="Orders">Limits of orders.</param>
public sealed record SupervisionRules(IReadOnlyList<WarningTable> Warnings, OrderRules Orders)
{
    /// <summary>The table that binds tickets registered on a local date: the last whose validity had begun, else the first there is.</summary>
    public WarningTable InForce(DateOnly day) =>
        Warnings.Where(t => t.ValidFrom <= day).MaxBy(t => t.ValidFrom) ?? Warnings.MinBy(t => t.ValidFrom)!;
}
