namespace Hotline.Domain.Deadlines;

/// <summary>All versions of the limits. New tickets get the version in force; each keeps the one it was born with.</summary>
public sealed class LimitBook
{
    private readonly LimitTable[] byDate;

    /// <summary>Binds versions together.</summary>
    /// <param name="tables">At least one; no version name and no first day of validity twice.</param>
    /// <exception cref="ArgumentException">There is none, two tables share a version or a first day, or the first one ends and leaves days without any.</exception>
    public LimitBook(IReadOnlyList<LimitTable> tables)
    {
        byDate = [.. tables.OrderBy(table => table.ValidFrom)];
        if (byDate.Length == 0)
        {
            throw new ArgumentException("A limit book needs at least one table.", nameof(tables));
        }

        if (byDate[0].ValidTo is { } end)
        {
            throw new ArgumentException($"时限版本“{byDate[0].Version}”到 {end:yyyy-MM-dd} 为止，此后没有版本接替：最早的版本不能有最后一天", nameof(tables));
        }

        for (var i = 0; i < byDate.Length; i++)
        {
            if (byDate.Take(i).FirstOrDefault(other => Clash(other, byDate[i])) is { } earlier)
            {
                throw new ArgumentException($"时限版本“{earlier.Version}”与“{byDate[i].Version}”的版本名或生效日相同", nameof(tables));
            }
        }
    }

    /// <summary>All versions, the oldest first.</summary>
    public IReadOnlyList<LimitTable> Tables => byDate;

    /// <summary>The table of a version.</summary>
    /// <param name="version">The version a ticket was born with.</param>
    /// <returns>The table.</returns>
    /// <exception cref="KeyNotFoundException">No table has that version.</exception>
    public LimitTable In(string version) =>
        Array.Find(byDate, table => table.Version == version)
        ?? throw new KeyNotFoundException($"No limit table has the version '{version}'.");

    /// <summary>The table that binds tickets born on a date: the last one whose validity has begun and not ended.</summary>
    /// <param name="day">A local date.</param>
    /// <returns>The table.</returns>
    /// <exception cref="KeyNotFoundException">The date lies before the first table's validity.</exception>
    public LimitTable InForce(DateOnly day) =>
        Array.FindLast(byDate, table => table.ValidFrom <= day && (table.ValidTo is null || day <= table.ValidTo))
        ?? throw new KeyNotFoundException($"No limit table is in force on {day:yyyy-MM-dd}.");

    private static bool Clash(LimitTable one, LimitTable other) =>
        one.Version == other.Version || one.ValidFrom == other.ValidFrom;
}
