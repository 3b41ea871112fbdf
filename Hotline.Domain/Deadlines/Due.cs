namespace Hotline.Domain.Deadlines;

/// <summary>When something must be done.</summary>
/// <remarks>A value, so that computing hundreds of thousands of them leaves nothing for the garbage collector.</remarks>
/// <param name="At">The last instant that is still in time, in the zone of the hotline. "24:00" is written as 00:00 of the next day.</param>
/// <param name="Provisional">True when a year without a calendar was looked at: the date may move once its notice is imported.</param>
public readonly record struct Due(DateTimeOffset At, bool Provisional)
{
    /// <summary>Late is only what comes after the due instant; at that very instant it is still in time.</summary>
    /// <param name="now">The instant to judge.</param>
    /// <returns>True when <paramref name="now"/> is after <see cref="At"/>.</returns>
    public bool IsLate(DateTimeOffset now) => now > At;

    /// <summary>
    /// The earlier of two limits that both bind, such as a unit's own and the overall one.
    /// Provisional when either is: a new calendar may move either.
    /// </summary>
    /// <param name="other">The other limit.</param>
    /// <returns>The earlier instant.</returns>
    public Due NotAfter(Due other) => new(At <= other.At ? At : other.At, Provisional || other.Provisional);
}
