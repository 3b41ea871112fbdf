using Hotline.Domain.Tickets;

namespace Hotline.Domain.Supervision;

/// <summary>应督办: from where on a ticket without a standing order should get one. A threshold that is null never speaks. The city sets them (settings/supervision).</summary>
/// <param name="Light">This light or a worse one.</param>
/// <param name="Urges">So many urges.</param>
/// <param name="Children">So many tickets merged into it: a collective appeal.</param>
/// <param name="HandedOn">Handed on from unit to unit so often.</param>
/// <param name="Rounds">The citizen is not content for the n-th time, at least 2.</param>
/// <param name="ClosedDays">How many days a closed ticket is remembered for that.</param>
public sealed record SuggestionRules(WarningLevel? Light, int? Urges, int? Children, int? HandedOn, int? Rounds, int ClosedDays)
{
    /// <summary>Which triggers of an order a ticket meets, in the order of their numbers.</summary>
    /// <param name="state">Where it stands: a light that shines while the centre has it is not the unit's delay.</param>
    /// <param name="light">Its light.</param>
    /// <param name="urged">How often it was urged.</param>
    /// <param name="children">How many were merged into it.</param>
    /// <param name="hops">How many units led it one after the other.</param>
    /// <param name="discontentRound">The last round in which the citizen was not content; 0 = none.</param>
    public IReadOnlyList<OrderTrigger> TriggersOf(TicketState state, WarningLevel? light, int urged, int children, int hops, int discontentRound)
    {
        var met = new List<OrderTrigger>();
        void When(bool so, OrderTrigger trigger)
        {
            if (so)
            {
                met.Add(trigger);
            }
        }

        When(state is TicketState.Dispatched or TicketState.InHand && light >= Light, OrderTrigger.Overdue);
        When(hops - 1 >= HandedOn, OrderTrigger.Refused);
        When(urged >= Urges || children >= Children, OrderTrigger.Repeated);
        When(discontentRound >= Rounds, OrderTrigger.Dissatisfied);
        return met;
    }
}

/// <summary>One line of the thresholds.</summary>
/// <param name="Key">Which.</param>
/// <param name="Value">From where on; for the light its number.</param>
/// <param name="From">The first local day.</param>
/// <param name="To">The last; null = until changed.</param>
public sealed record SuggestionLine(string Key, int Value, DateOnly From, DateOnly? To)
{
    /// <summary>Whether it holds on that day.</summary>
    public bool InForce(DateOnly day) => From <= day && (To is null || To >= day);

    /// <summary>Whether two lines speak of the same on the same day.</summary>
    public bool Overlaps(SuggestionLine other) => Key == other.Key && From <= (other.To ?? DateOnly.MaxValue) && other.From <= (To ?? DateOnly.MaxValue);
}

/// <summary>The thresholds of every day.</summary>
/// <param name="Lines">As the city wrote them.</param>
public sealed record SuggestionTable(IReadOnlyList<SuggestionLine> Lines)
{
    private const int usualDays = 30;

    /// <summary>Keys the file may have, with the least and greatest value of each.</summary>
    public static readonly IReadOnlyDictionary<string, (int Least, int Most)> Keys = new Dictionary<string, (int, int)>
    {
        ["order-light"] = ((int)WarningLevel.Yellow, (int)WarningLevel.Red),
        ["order-urges"] = (1, 100),
        ["order-children"] = (1, 1000),
        ["order-handed-on"] = (1, 20),
        ["order-rounds"] = (2, 10),
        ["order-closed-days"] = (1, 366),
    };

    /// <summary>What holds on a local day; what no line speaks of is off.</summary>
    public SuggestionRules On(DateOnly day)
    {
        int? Of(string key) => Lines.FirstOrDefault(l => l.Key == key && l.InForce(day))?.Value;
        return new SuggestionRules((WarningLevel?)Of("order-light"), Of("order-urges"), Of("order-children"), Of("order-handed-on"), Of("order-rounds"), Of("order-closed-days") ?? usualDays);
    }
}
