namespace Hotline.Domain.Deadlines;

/// <summary>What a unit may ask for: more time, or to give a ticket back. Part of a limit table, so of the version a ticket was born with.</summary>
/// <param name="MaxExtensions">How often the due date may be moved.</param>
/// <param name="MaxExtension">The most that may be added in all.</param>
/// <param name="ReturnWithin">How long after the dispatch to the unit a return may be asked for.</param>
/// <param name="MaxReturns">How many returns are granted before the centre rules.</param>
public sealed record RequestRules(int MaxExtensions, Budget MaxExtension, Budget ReturnWithin, int MaxReturns)
{
    /// <summary>Reads the rows <c>extension</c> and <c>return</c> of a limit table.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="tsv">The whole limit table.</param>
    /// <returns>The rules for tickets without a legal override.</returns>
    /// <exception cref="DeadlineFileException">As for <see cref="LimitTable.Parse"/>.</exception>
    public static RequestRules Parse(string name, string tsv) => LimitTable.Parse(name, tsv).Requests();
}
