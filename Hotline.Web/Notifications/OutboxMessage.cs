using Hotline.Domain;
using Hotline.Domain.Roster;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Notifications;

/// <summary>Why somebody outside is written to. Numbers are stored.</summary>
public enum OutboxKind
{
    /// <summary>To the person on duty: an urgent ticket has come out of hours.</summary>
    DutyAlert = 1,

    /// <summary>To the next one: nobody has signed it yet.</summary>
    DutyAlertAgain = 2,

    /// <summary>受理告知, to the citizen: who has it, until when, and what may change that.</summary>
    Letter = 11,

    /// <summary>改办告知: another unit has it.</summary>
    UnitChanged = 12,

    /// <summary>延期告知, with the reason.</summary>
    Extended = 13,

    /// <summary>不予受理告知, with the lawful channel.</summary>
    Declined = 14,

    /// <summary>并案告知.</summary>
    Merged = 15,

    /// <summary>邀请评价, with a one-time link.</summary>
    Invite = 16,

    /// <summary>多次未接通: the same, after enough calls in vain.</summary>
    LastInvite = 17,

    /// <summary>重办告知.</summary>
    Redone = 18,

    /// <summary>办结告知, where nobody was reached.</summary>
    Closed = 19,
}

/// <summary>Where a message stands. Numbers are stored.</summary>
public enum OutboxState
{
    /// <summary>待发送, or tried in vain and waiting for the next try.</summary>
    Waiting = 1,

    /// <summary>已发送: the gateway took it.</summary>
    Sent = 2,

    /// <summary>待人工通知: there is no gateway; somebody telephones.</summary>
    ToPhone = 3,

    /// <summary>已电话通知.</summary>
    Phoned = 4,

    /// <summary>被拒收: the gateway does not want it; somebody telephones, or sends it anew.</summary>
    Rejected = 5,

    /// <summary>不再需要: the unit has signed, or another one has the ticket.</summary>
    Dropped = 6,
}

/// <summary>A short message to somebody outside, kept until it has arrived or a person has taken it over. It is born in the transaction of the act it speaks of, and holds no word of the caller's; a one-time link is not in it, but made when it leaves.</summary>
public sealed class OutboxMessage
{
    private OutboxMessage() => Key = RecipientName = Recipient = Text = "";

    /// <summary>A message to a citizen. It goes by the gateway or not at all.</summary>
    internal static OutboxMessage ToCitizen(string key, OutboxKind kind, TicketNumber ticket, string maskedName, string mobile, string text, DateTimeOffset leaves, DateTimeOffset at) =>
        new() { Key = key, Kind = kind, Ticket = ticket, RecipientName = maskedName, Recipient = mobile, Text = text, State = OutboxState.Waiting, NextTryAt = leaves, At = at };

    internal OutboxMessage(string key, OutboxKind kind, TicketNumber ticket, DutyEntry duty, string text, bool gateway, DateTimeOffset? escalateAt, DateTimeOffset at)
    {
        (Key, Kind, Ticket, Unit, Duty, RecipientName, Recipient, Text, At) = (key, kind, ticket, duty.Unit, duty.Id, duty.Name, duty.Phone, text, at);
        (State, NextTryAt, EscalateAt) = (gateway ? OutboxState.Waiting : OutboxState.ToPhone, gateway ? at : null, escalateAt);
    }

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>The same at every try: the gateway knows by it what it has already sent.</summary>
    public string Key { get; private set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Why.</summary>
    public OutboxKind Kind { get; private set; }

    /// <summary>About which ticket.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>Whose people are told; null: a citizen is.</summary>
    public DepartmentCode? Unit { get; private set; }

    /// <summary>The line of the roster it goes by.</summary>
    public long? Duty { get; private set; }

    /// <summary>To whom.</summary>
    public string RecipientName { get; private set; }

    /// <summary>The telephone; unreadable at rest.</summary>
    public string Recipient { get; private set; }

    /// <summary>The message.</summary>
    public string Text { get; private set; }

    /// <summary>Where it stands.</summary>
    public OutboxState State { get; private set; }

    /// <summary>Tries in vain since it was written or last asked for anew.</summary>
    public int Attempts { get; private set; }

    /// <summary>How many of those the gateway refused.</summary>
    public int Rejections { get; private set; }

    /// <summary>When it is tried next.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>When the next person is told, if nobody has signed.</summary>
    public DateTimeOffset? EscalateAt { get; private set; }

    /// <summary>Why the last try failed; never what the gateway wrote.</summary>
    public string? LastError { get; private set; }

    /// <summary>When it was sent, telephoned or dropped.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Who telephoned.</summary>
    public string? SettledBy { get; private set; }

    /// <summary>That person's name at the time.</summary>
    public string? SettledByName { get; private set; }

    /// <summary>Somebody has not been told yet.</summary>
    public bool IsUnsettled => State is OutboxState.Waiting or OutboxState.ToPhone or OutboxState.Rejected;

    /// <summary>The gateway took it.</summary>
    public void BeSent(DateTimeOffset at) => Settle(OutboxState.Sent, at);

    /// <summary>It did not: tried again later, or after so many refusals left to people.</summary>
    public void Fail(bool rejected, string error, DutySettings settings, DateTimeOffset at)
    {
        (Attempts, Rejections, LastError) = (Attempts + 1, Rejections + (rejected ? 1 : 0), error);
        var refused = Rejections >= settings.Rejections;
        (State, NextTryAt) = (refused ? OutboxState.Rejected : OutboxState.Waiting, refused ? null : at + settings.RetryAfter(Attempts));
    }

    /// <summary>Somebody telephoned.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.MessageSettled"/>.</exception>
    public void BePhoned(Stamp stamp)
    {
        Refusal.When(!IsUnsettled, RefusalCode.MessageSettled);
        Settle(OutboxState.Phoned, stamp.At);
        (SettledBy, SettledByName) = (stamp.By.Account, stamp.By.Name);
    }

    /// <summary>Tried anew, at once.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.MessageSettled"/>.</exception>
    public void TryAgain(DateTimeOffset at)
    {
        Refusal.When(!IsUnsettled, RefusalCode.MessageSettled);
        (State, Attempts, Rejections, NextTryAt) = (OutboxState.Waiting, 0, 0, at);
    }

    /// <summary>Nobody needs it any more.</summary>
    public void Drop(DateTimeOffset at)
    {
        if (IsUnsettled)
        {
            Settle(OutboxState.Dropped, at);
        }

        EscalateAt = null;
    }

    /// <summary>The next person has been told, or there is none.</summary>
    public void BeEscalated() => EscalateAt = null;

    private void Settle(OutboxState state, DateTimeOffset at) => (State, SettledAt, NextTryAt) = (state, at, null);
}

/// <summary>Query vocabulary.</summary>
public static class OutboxMessages
{
    extension(IQueryable<OutboxMessage> messages)
    {
        /// <summary>Those for which a person must do something: a duty alert that has not arrived, a citizen's message the gateway refuses.</summary>
        public IQueryable<OutboxMessage> ForPeople() => messages.Unsettled().Where(m => m.Unit != null || m.State == OutboxState.Rejected);

        /// <summary>Those about which somebody has not been told yet.</summary>
        public IQueryable<OutboxMessage> Unsettled() => messages.Where(m => m.State == OutboxState.Waiting || m.State == OutboxState.ToPhone || m.State == OutboxState.Rejected);
    }
}
