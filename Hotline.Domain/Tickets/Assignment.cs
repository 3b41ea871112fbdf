using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

/// <summary>主办 or 协办.</summary>
public enum AssignmentKind
{
    /// <summary>主办: answers for all.</summary>
    Lead = 1,

    /// <summary>协办: reports to the lead.</summary>
    CoOperating = 2,
}

/// <summary>A unit has the ticket, from its dispatch until it is relieved.</summary>
public sealed class Assignment
{
    private Assignment()
    {
    }

    internal Assignment(TicketNumber ticket, DepartmentCode unit, AssignmentKind kind, int hop, DateTimeOffset at) =>
        (Ticket, Unit, Kind, Hop, DispatchedAt) = (ticket, unit, kind, hop, at);

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>The unit.</summary>
    public DepartmentCode Unit { get; private set; }

    /// <summary>Lead or co-operating.</summary>
    public AssignmentKind Kind { get; private set; }

    /// <summary>1 for the first unit that led, one more for each after it; a co-operating unit has its lead's.</summary>
    public int Hop { get; private set; }

    /// <summary>The district office that handed it on and goes on answering for it; its own code where it took the ticket back; null where the centre dispatched it there.</summary>
    public DepartmentCode? Via { get; internal init; }

    /// <summary>The district office above, while it is with a unit inside the district.</summary>
    public DepartmentCode? District => Via == Unit ? null : Via;

    /// <summary>Whether this is a district office that took back what it had handed on.</summary>
    public bool TookBack => Via == Unit;

    /// <summary>What the lead wants of a co-operating unit that was asked in later.</summary>
    public string? Wanted { get; internal init; }

    /// <summary>When a co-operating unit's part is due, while it is owed: a sortable copy of its clock.</summary>
    public DateTimeOffset? DueAt { get; internal set; }

    /// <summary>When the unit got it.</summary>
    public DateTimeOffset DispatchedAt { get; private set; }

    /// <summary>When the unit signed.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When the unit first tried to reach the citizen.</summary>
    public DateTimeOffset? ContactedAt { get; private set; }

    /// <summary>When the unit last replied; a co-operating one: when it first gave its part.</summary>
    public DateTimeOffset? RepliedAt { get; private set; }

    /// <summary>When it went to somebody else.</summary>
    public DateTimeOffset? RelievedAt { get; private set; }

    /// <summary>Minutes, day and night, from the dispatch to the unit until it went to somebody else; null while the unit has it.</summary>
    public int? HeldMinutes { get; private set; }

    /// <summary>经办人: the account inside the unit.</summary>
    public string? Handler { get; private set; }

    /// <summary>Whether the unit still has it.</summary>
    public bool Stands => RelievedAt is null;

    internal void Accept(DateTimeOffset at) => AcceptedAt ??= at;

    internal void Contact(DateTimeOffset at) => ContactedAt ??= at;

    internal void Reply(DateTimeOffset at) => RepliedAt = at;

    internal void GivePart(DateTimeOffset at) => RepliedAt ??= at;

    internal void Relieve(DateTimeOffset at)
    {
        RelievedAt ??= at;
        HeldMinutes ??= (int)(at - DispatchedAt).TotalMinutes;
    }

    internal void Assign(string handler) => Handler = handler;
}
