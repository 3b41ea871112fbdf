using Hotline.Domain.Deadlines;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Supervision;

/// <summary>Why a unit should be called today.</summary>
public enum CallReason
{
    /// <summary>It must be signed by then.</summary>
    Sign = 1,

    /// <summary>It must be answered by then.</summary>
    Answer = 2,

    /// <summary>It is done a second time and must be answered by then.</summary>
    Redo = 3,

    /// <summary>An order or remark must be answered by then.</summary>
    Order = 4,

    /// <summary>特急件.</summary>
    Critical = 5,

    /// <summary>急件.</summary>
    Urgent = 6,

    /// <summary>The unit has not tried to reach the citizen.</summary>
    NotContacted = 7,

    /// <summary>It was urged before.</summary>
    Urged = 8,

    /// <summary>Other citizens wait for the same.</summary>
    Group = 9,

    /// <summary>It has been with the unit for long.</summary>
    Old = 10,
}

/// <summary>What the rule looks at; no caller, no text.</summary>
/// <param name="Number">Which ticket.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Urgency">How urgent.</param>
/// <param name="Clock">The clock that is due first.</param>
/// <param name="DueAt">When.</param>
/// <param name="OrderDueAt">When the next open order must be answered.</param>
/// <param name="Urged">How often it was urged.</param>
/// <param name="Children">How many were merged into it.</param>
/// <param name="Uncontacted">The citizen can be called, and the unit has not tried.</param>
/// <param name="Since">Since when the unit has it.</param>
public sealed record CallCase(
    TicketNumber Number, TicketState State, Urgency Urgency, ClockName? Clock, DateTimeOffset? DueAt, DateTimeOffset? OrderDueAt, int Urged, int Children, bool Uncontacted, DateTimeOffset? Since);

/// <summary>
/// 今日提醒: a call that can still prevent a breach, and why. Only what is not yet due and will be by the end of the next working day; what waits for the centre itself is left out.
/// Points: due today 40; an order 20; to be signed 15; critical 30, urgent 15; each urge 5, each merged ticket 5, at most 20 each; citizen not contacted 10; a redo 10; a point a day with the unit, at most 10.
/// The weights are a house rule without a written source.
/// </summary>
/// <param name="Case">What was looked at.</param>
/// <param name="DueAt">The first breach that the call prevents.</param>
/// <param name="Points">More is called first.</param>
/// <param name="Reasons">The most telling first.</param>
public sealed record MorningCall(CallCase Case, DateTimeOffset DueAt, int Points, IReadOnlyList<CallReason> Reasons)
{
    /// <summary>Days with the unit from which on they are mentioned.</summary>
    public const int LongDays = 10;

    private const int most = 20;

    /// <summary>The end of the time that is looked at: the end of work of the next working day.</summary>
    public static DateTimeOffset Until(DateTimeOffset now, WorkingTime time)
    {
        var day = DateOnly.FromDateTime(time.Local(now).DateTime).AddDays(1);
        while (!time.Calendar.Works(day))
        {
            day = day.AddDays(1);
        }

        return time.EndOfWork(day);
    }

    /// <summary>Whole days the unit has had it.</summary>
    public static int Days(CallCase one, DateTimeOffset now) => one.Since is { } since ? Math.Max(0, (int)(now - since).TotalDays) : 0;

    /// <summary>The call about one ticket; null where none helps.</summary>
    public static MorningCall? Of(CallCase one, DateTimeOffset now, WorkingTime time)
    {
        var until = Until(now, time);
        bool Ahead(DateTimeOffset? due) => due > now && due <= until;
        var unitsClock = one.State is TicketState.Dispatched or TicketState.InHand && one.Clock is not null && Ahead(one.DueAt);
        var order = one.State is TicketState.Dispatched or TicketState.InHand or TicketState.UnderReview && Ahead(one.OrderDueAt);
        if (!unitsClock && !order)
        {
            return null;
        }

        var due = unitsClock && !(order && one.OrderDueAt < one.DueAt) ? one.DueAt!.Value : one.OrderDueAt!.Value;
        var reasons = ReasonsOf(one, unitsClock, order, now).ToList();
        var today = DateOnly.FromDateTime(time.Local(due).DateTime) == DateOnly.FromDateTime(time.Local(now).DateTime);
        return new MorningCall(one, due, (today ? 40 : 0) + reasons.Sum(r => WeightOf(one, r)) + Math.Min(10, Days(one, now)), reasons);
    }

    private static IEnumerable<CallReason> ReasonsOf(CallCase one, bool unitsClock, bool order, DateTimeOffset now)
    {
        if (unitsClock)
        {
            yield return one switch { { State: TicketState.Dispatched } => CallReason.Sign, { Clock: ClockName.Redo } => CallReason.Redo, _ => CallReason.Answer };
        }

        foreach (var (so, reason) in new[]
        {
            (order, CallReason.Order),
            (one.Urgency == Urgency.Critical, CallReason.Critical),
            (one.Urgency == Urgency.Urgent, CallReason.Urgent),
            (one.Uncontacted, CallReason.NotContacted),
            (one.Urged > 0, CallReason.Urged),
            (one.Children > 0, CallReason.Group),
            (Days(one, now) >= LongDays, CallReason.Old),
        })
        {
            if (so)
            {
                yield return reason;
            }
        }
    }

    private static int WeightOf(CallCase one, CallReason reason) => reason switch
    {
        CallReason.Order => 20,
        CallReason.Sign => 15,
        CallReason.Redo => 10,
        CallReason.Critical => 30,
        CallReason.Urgent => 15,
        CallReason.NotContacted => 10,
        CallReason.Urged => Math.Min(most, 5 * one.Urged),
        CallReason.Group => Math.Min(most, 5 * one.Children),
        _ => 0,
    };
}
