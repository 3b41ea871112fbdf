using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Promises;

/// <summary>Where a promise stands. Numbers are stored.</summary>
public enum PromiseState
{
    /// <summary>The reply that makes it waits for review: nobody has been promised anything.</summary>
    Stated = 1,

    /// <summary>待兑现: the citizen has read it.</summary>
    Open = 2,

    /// <summary>已兑现.</summary>
    Kept = 3,

    /// <summary>未兑现.</summary>
    Broken = 4,

    /// <summary>Another reply took its place, or the appeal was withdrawn.</summary>
    Dropped = 5,
}

/// <summary>What a unit means to promise: the words, and the last local day.</summary>
public sealed record PromiseMade(string Words, DateOnly On);

/// <summary>承诺事项: a date a reply promised. It lives on after the ticket is closed: somebody calls the citizen when it is due.</summary>
public sealed class UnitPromise
{
    private UnitPromise() => Words = "";

    internal UnitPromise(TicketNumber ticket, DepartmentCode? unit, PromiseMade made, DateTimeOffset at) =>
        (Ticket, Unit, Words, DueOn, MadeAt, State) = (ticket, unit, made.Words, made.On, at, PromiseState.Stated);

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>On which ticket.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>Who promised; null: the centre.</summary>
    public DepartmentCode? Unit { get; private set; }

    /// <summary>The words of the reply; empty where only a date was given.</summary>
    public string Words { get; private set; }

    /// <summary>The last local day.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>When the reply was handed in.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public PromiseState State { get; private set; }

    /// <summary>When the unit was reminded; once.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>When the centre was told to call; once.</summary>
    public DateTimeOffset? CalledForAt { get; private set; }

    /// <summary>When it was settled.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>By whose account.</summary>
    public string? SettledBy { get; private set; }

    /// <summary>That person's name at the time.</summary>
    public string? SettledByName { get; private set; }

    /// <summary>What the citizen said, or what was seen.</summary>
    public string? Note { get; private set; }

    /// <summary>兑现 or 未兑现, once.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.PromiseSettled"/>; broken before its day is over: <see cref="RefusalCode.PromiseNotDue"/>.</exception>
    public void Settle(bool kept, string note, DateOnly today, Stamp stamp)
    {
        Refusal.When(State != PromiseState.Open, RefusalCode.PromiseSettled);
        Refusal.When(!kept && today <= DueOn, RefusalCode.PromiseNotDue);
        (State, Note) = (kept ? PromiseState.Kept : PromiseState.Broken, note.Trim());
        (SettledAt, SettledBy, SettledByName) = (stamp.At, stamp.By.Account, stamp.By.Name);
    }

    /// <summary>The unit was reminded.</summary>
    public void BeReminded(DateTimeOffset at) => RemindedAt ??= at;

    /// <summary>The centre was told.</summary>
    public void BeCalledFor(DateTimeOffset at) => CalledForAt ??= at;

    internal void Open() => State = PromiseState.Open;

    internal void Drop() => State = State is PromiseState.Stated or PromiseState.Open ? PromiseState.Dropped : State;
}
