using Hotline.Domain.Tickets;

namespace Hotline.Domain.CoolingOff;

/// <summary>Where it stands. Numbers are stored.</summary>
public enum CoolingOffState
{
    /// <summary>待决定.</summary>
    Asked = 1,

    /// <summary>冷静期内, until its last day.</summary>
    InForce = 2,

    /// <summary>不同意.</summary>
    Refused = 3,

    /// <summary>已解除.</summary>
    Lifted = 4,
}

/// <summary>How a city protects its lines without silencing anybody.</summary>
/// <param name="LongestDays">No cooling-off is longer.</param>
/// <param name="AppealsADay">So many appeals a day are taken from the web all the same.</param>
/// <param name="RepeatFrom">From so many tickets within <paramref name="RepeatDays"/> on a caller is listed.</param>
/// <param name="RepeatDays">Over how many days callers are counted.</param>
public sealed record CoolingOffSettings(int LongestDays, int AppealsADay, int RepeatFrom, int RepeatDays)
{
    /// <summary>Where the city says nothing.</summary>
    public static CoolingOffSettings Usual { get; } = new(30, 1, 5, 7);
}

/// <summary>
/// 冷静期: a caller who keeps others from the line is asked to hold back for some days. One person asks for it, another decides; it ends by itself; the caller may object, and a third person decides on that.
/// Nobody is silenced: the telephone answers, new matters and emergencies are taken, only the web form takes fewer a day.
/// </summary>
public sealed class CoolingOffCase
{
    private CoolingOffCase() => Whole = Reason = AskedBy = AskedByName = "";

    /// <summary>Somebody asks for it.</summary>
    /// <param name="whole">Keyed hash of the caller's number.</param>
    /// <param name="ticket">One of the caller's tickets.</param>
    /// <param name="reason">Why, with what the caller did.</param>
    /// <param name="days">For how long.</param>
    /// <param name="stamp">Who, and when.</param>
    public CoolingOffCase(string whole, TicketNumber ticket, string reason, int days, Stamp stamp) =>
        (Whole, Ticket, Reason, Days, State, AskedBy, AskedByName, AskedAt) = (whole, ticket, reason, days, CoolingOffState.Asked, stamp.By.Account, stamp.By.Name, stamp.At);

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>Keyed hash of the caller's number.</summary>
    public string Whole { get; private set; }

    /// <summary>One of the caller's tickets.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; }

    /// <summary>For how long.</summary>
    public int Days { get; private set; }

    /// <summary>Where it stands.</summary>
    public CoolingOffState State { get; private set; }

    /// <summary>Who asked.</summary>
    public string AskedBy { get; private set; }

    /// <summary>That person's name.</summary>
    public string AskedByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>That person's name.</summary>
    public string? DecidedByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why so.</summary>
    public string? Decision { get; private set; }

    /// <summary>When it ends by itself.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>What the caller says against it.</summary>
    public string? Objection { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ObjectedAt { get; private set; }

    /// <summary>Who decided on that.</summary>
    public string? ReviewedByName { get; private set; }

    /// <summary>What was answered.</summary>
    public string? Review { get; private set; }

    /// <summary>Whether it binds at that moment.</summary>
    public bool HoldsAt(DateTimeOffset now) => State == CoolingOffState.InForce && now < Until;

    /// <summary>A second person decides.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.CoolingOffDecided"/>; <see cref="RefusalCode.SecondPerson"/>: who asked does not decide.</exception>
    public void Decide(bool agreed, string note, Stamp stamp)
    {
        Refusal.When(State != CoolingOffState.Asked, RefusalCode.CoolingOffDecided);
        Refusal.When(stamp.By.Account == AskedBy, RefusalCode.SecondPerson);
        (State, Decision, DecidedBy, DecidedByName, DecidedAt) = (agreed ? CoolingOffState.InForce : CoolingOffState.Refused, note, stamp.By.Account, stamp.By.Name, stamp.At);
        Until = agreed ? stamp.At.AddDays(Days) : null;
    }

    /// <summary>The caller objects, once.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.CoolingOffDecided"/>: it is not in force, or was objected to already.</exception>
    public void Object(string text, Stamp stamp)
    {
        Refusal.When(!HoldsAt(stamp.At) || Objection is not null, RefusalCode.CoolingOffDecided);
        (Objection, ObjectedAt) = (text, stamp.At);
    }

    /// <summary>A third person decides on the objection.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.CoolingOffDecided"/>; <see cref="RefusalCode.SecondPerson"/>: neither who asked nor who decided.</exception>
    public void DecideObjection(bool lift, string note, Stamp stamp)
    {
        Refusal.When(Objection is null || Review is not null || State != CoolingOffState.InForce, RefusalCode.CoolingOffDecided);
        Refusal.When(stamp.By.Account == AskedBy || stamp.By.Account == DecidedBy, RefusalCode.SecondPerson);
        (Review, ReviewedByName) = (note, stamp.By.Name);
        State = lift ? CoolingOffState.Lifted : State;
    }
}
