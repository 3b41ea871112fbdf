using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Deadlines;

/// <summary>
/// One version of a city's limits. Which row wins: legal override, then urgency, then appeal type, then channel, then kind of unit, then default;
/// a row that names more of them beats one that names fewer of the same. Every combination has a row, checked on load.
/// </summary>
public sealed partial class LimitTable
{
    private static readonly int Clocks = Enum.GetValues<ClockName>().Length;
    private static readonly int Types = Enum.GetValues<AppealType>().Length;
    private static readonly int Urgencies = Enum.GetValues<Urgency>().Length;
    private static readonly int Channels = Enum.GetValues<Channel>().Length;

    // No kind is one too: whoever asks without knowing the unit gets the rows that hold for every unit.
    private static readonly DepartmentKind?[] kinds = [null, .. Enum.GetValues<DepartmentKind>().Cast<DepartmentKind?>()];
    private static readonly int Kinds = kinds.Length;

    // One ready-made answer per combination, and one such array per legal word: finding is indexing.
    private readonly Limit[] ordinary;
    private readonly Dictionary<string, Limit[]> legal;
    private readonly RequestRules requests;
    private readonly Dictionary<string, RequestRules> legalRequests;

    private LimitTable(
        string version,
        DateOnly validFrom,
        DateOnly? validTo,
        Limit[] ordinary,
        Dictionary<string, Limit[]> legal,
        RequestRules requests,
        Dictionary<string, RequestRules> legalRequests)
    {
        (Version, ValidFrom, ValidTo) = (version, validFrom, validTo);
        (this.ordinary, this.legal, this.requests, this.legalRequests) = (ordinary, legal, requests, legalRequests);
    }

    /// <summary>The name of this version; a ticket keeps it for life.</summary>
    public string Version { get; }

    /// <summary>The first local date on which new tickets get this version.</summary>
    public DateOnly ValidFrom { get; }

    /// <summary>The last local date on which new tickets get it, for limits that hold for a while only; null when nobody has set one.</summary>
    public DateOnly? ValidTo { get; }

    /// <summary>The words of the legal overrides this table knows, such as "petition".</summary>
    public IReadOnlyCollection<string> LegalWords => legal.Keys;

    /// <summary>The limit that binds a case without a legal override of its own.</summary>
    /// <param name="clock">Which clock.</param>
    /// <param name="type">What the citizen wants.</param>
    /// <param name="urgency">How urgent it is.</param>
    /// <param name="channel">How it came in.</param>
    /// <returns>Always a limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is no member of its enum.</exception>
    public Limit Find(ClockName clock, AppealType type, Urgency urgency, Channel channel) =>
        ordinary[Index(clock, type, urgency, channel, null)];

    /// <summary>The limit that binds a case which a law other than the city's rules may govern.</summary>
    /// <param name="clock">Which clock.</param>
    /// <param name="type">What the citizen wants.</param>
    /// <param name="urgency">How urgent it is.</param>
    /// <param name="channel">How it came in.</param>
    /// <param name="legalWord">The override the ticket carries; null, or a word this table does not know, for none.</param>
    /// <param name="unitClass">The kind of the unit that is bound; null where the clock binds none, or the unit is not known.</param>
    /// <returns>Always a limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is no member of its enum.</exception>
    public Limit Find(ClockName clock, AppealType type, Urgency urgency, Channel channel, string? legalWord, DepartmentKind? unitClass = null) =>
        (legalWord is not null && legal.TryGetValue(legalWord, out var own) ? own : ordinary)[Index(clock, type, urgency, channel, unitClass)];

    /// <summary>What units may ask for.</summary>
    /// <param name="legalWord">The legal override the ticket carries, or null.</param>
    /// <returns>The rules.</returns>
    public RequestRules Requests(string? legalWord = null) =>
        legalWord is not null && legalRequests.TryGetValue(legalWord, out var own) ? own : requests;

    private static int Index(ClockName clock, AppealType type, Urgency urgency, Channel channel, DepartmentKind? unitClass) =>
        (((((((Place((int)clock, Clocks, nameof(clock)) * Types)
            + Place((int)type, Types, nameof(type))) * Urgencies)
            + Place((int)urgency, Urgencies, nameof(urgency))) * Channels)
            + Place((int)channel, Channels, nameof(channel))) * Kinds)
            + Place((int)unitClass.GetValueOrDefault() + 1, Kinds, nameof(unitClass));

    // The enums count from 1 without a gap; a test of the loader would fail if that changed.
    private static int Place(int value, int count, string name) =>
        (uint)(value - 1) < (uint)count ? value - 1 : throw new ArgumentOutOfRangeException(name, value, "Unknown value.");
}
