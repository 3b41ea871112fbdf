using Hotline.Domain.Tickets;

namespace Hotline.Domain.Privacy;

/// <summary>How long what identifies people is kept of one kind of ticket (DOMAIN 11; PIPL art. 19: no longer than the purpose needs).</summary>
/// <param name="State">How it ended; null = however it ended.</param>
/// <param name="Type">What the citizen wanted; null = whatever it was.</param>
/// <param name="Months">Calendar months after the last thing that happened to it.</param>
/// <param name="ValidFrom">First day on which the rule holds.</param>
/// <param name="ValidTo">Last day, null = until further notice.</param>
public sealed record RetentionRule(TicketState? State, AppealType? Type, int Months, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Where no row speaks of a ticket: three years, as records of handing personal data on are kept.</summary>
    public const int UsualMonths = 36;

    /// <summary>Whether it speaks of such a ticket on that day.</summary>
    public bool Covers(TicketState state, AppealType type, DateOnly day) =>
        ValidFrom <= day && (ValidTo is null || day <= ValidTo) && (State is null || State == state) && (Type is null || Type == type);

    /// <summary>Whether another row speaks of the very same tickets on a common day.</summary>
    public bool Overlaps(RetentionRule other) =>
        State == other.State && Type == other.Type && ValidFrom <= (other.ValidTo ?? DateOnly.MaxValue) && other.ValidFrom <= (ValidTo ?? DateOnly.MaxValue);
}

/// <summary>How long a form is kept that somebody began and left.</summary>
/// <param name="Days">Days after it was last changed.</param>
/// <param name="ValidFrom">First day on which the rule holds.</param>
/// <param name="ValidTo">Last day, null = until further notice.</param>
public sealed record DraftRule(int Days, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Where the city says nothing.</summary>
    public const int UsualDays = 30;

    /// <summary>Whether the two hold on a common day.</summary>
    public bool Overlaps(DraftRule other) => ValidFrom <= (other.ValidTo ?? DateOnly.MaxValue) && other.ValidFrom <= (ValidTo ?? DateOnly.MaxValue);
}

/// <summary>The city's rules about keeping, past and future ones too.</summary>
/// <param name="Rules">Rows; the one that names both wins over the one that names the state, that one over the one that names the type, that one over the general one.</param>
/// <param name="Drafts">Rows about forms that were begun and left.</param>
public sealed record RetentionBook(IReadOnlyList<RetentionRule> Rules, IReadOnlyList<DraftRule> Drafts)
{
    /// <summary>How a ticket can have ended: only such tickets lose what identifies people.</summary>
    public static readonly IReadOnlyList<TicketState> Ends = [TicketState.Closed, TicketState.Declined, TicketState.Transferred, TicketState.Merged, TicketState.Withdrawn];

    /// <summary>Months after the last thing that happened to such a ticket, as the rules stand on that day.</summary>
    public int MonthsOf(TicketState state, AppealType type, DateOnly day) => Rules.Where(r => r.Covers(state, type, day))
        .OrderByDescending(r => r.State is not null).ThenByDescending(r => r.Type is not null).Select(r => (int?)r.Months).FirstOrDefault() ?? RetentionRule.UsualMonths;

    /// <summary>The most months that any ticket is kept, as the rules stand on that day.</summary>
    public int LongestOn(DateOnly day) => Ends.SelectMany(_ => Enum.GetValues<AppealType>(), (state, type) => MonthsOf(state, type, day)).Max();

    /// <summary>Days after the last change of a form that was begun and left.</summary>
    public int DraftDaysOn(DateOnly day) => Drafts.FirstOrDefault(d => d.ValidFrom <= day && (d.ValidTo is null || day <= d.ValidTo))?.Days ?? DraftRule.UsualDays;
}

/// <summary>保留: a ticket that must not lose anything yet, because a lawsuit, a review or an audit needs it.</summary>
public sealed class RetentionHold
{
    private RetentionHold() => Reason = By = ByName = "";

    /// <summary>Somebody says why, and until when at most.</summary>
    public RetentionHold(TicketNumber ticket, string reason, DateOnly until, Stamp stamp) =>
        (Ticket, Reason, Until, By, ByName, At) = (ticket, reason, until, stamp.By.Account, stamp.By.Name, stamp.At);

    /// <summary>Its number.</summary>
    public long Id { get; private set; }

    /// <summary>The ticket.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; }

    /// <summary>The last day on which it holds.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Account of whoever ordered it.</summary>
    public string By { get; private set; }

    /// <summary>That person's name.</summary>
    public string ByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was lifted before its end.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Who lifted it.</summary>
    public string? ReleasedByName { get; private set; }

    /// <summary>Whether it holds on that day.</summary>
    public bool HoldsOn(DateOnly day) => ReleasedAt is null && day <= Until;

    /// <summary>It is no longer needed.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.HoldOver"/>: it was lifted already.</exception>
    public void Release(Stamp stamp)
    {
        Refusal.When(ReleasedAt is not null, RefusalCode.HoldOver);
        (ReleasedAt, ReleasedByName) = (stamp.At, stamp.By.Name);
    }
}
