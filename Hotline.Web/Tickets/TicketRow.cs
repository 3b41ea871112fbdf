using System.Linq.Expressions;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Tickets;

/// <summary>A letter pressed on a line of a list; always lower case.</summary>
public sealed record RowKey(TicketRow Row, char Key);

/// <summary>One line of a list of tickets: what every queue shows. No caller.</summary>
public sealed record TicketRow(
    TicketNumber Number, int Version, TicketState State, Channel Channel, AppealType Type, Urgency Urgency, CategoryCode? Category, string Title, AreaCode? Area,
    DepartmentCode? Lead, DateTimeOffset RegisteredAt, DateTimeOffset? DueAt, DateTimeOffset? DueSince, ClockName? DueClock, bool DueProvisional, DateTimeOffset? HandleDueAt,
    DepartmentCode? SuggestedUnit, double? Confidence, int Urged, int Children, bool Confidential)
{
    /// <summary>The citizen has already answered on the web, and was not content: waits for the follow-up agent.</summary>
    public bool NotContent { get; init; }

    /// <summary>The category the machine proposed, where it was asked.</summary>
    public CategoryCode? SuggestedCategory { get; init; }

    /// <summary>What kind of party it is about, where somebody said so.</summary>
    public ReportedParty? ReportedParty { get; init; }

    /// <summary>The machine abstained: its proposal is no better than a guess.</summary>
    public bool? Unsure { get; init; }

    /// <summary>When the machine dispatched it, if it did.</summary>
    public DateTimeOffset? MachineAt { get; init; }

    /// <summary>What undid that.</summary>
    public TicketAction? MachineUndone { get; init; }

    /// <summary>How many units led it one after the other.</summary>
    public int Hops { get; init; }

    /// <summary>How a list reads it: one projection for all of them.</summary>
    public static readonly Expression<Func<Ticket, TicketRow>> Of = t => new TicketRow(
        t.Number, t.Version, t.State, t.Appeal.Channel, t.Appeal.Type, t.Appeal.Urgency, t.Appeal.Category, t.Appeal.Title, t.Appeal.Area,
        t.Lead, t.RegisteredAt, t.DueAt, t.DueSince, t.DueClock, t.DueProvisional, t.HandleDueAt,
        t.Suggested!.Unit, t.Suggested!.UnitConfidence, t.Urged, t.Children, t.Appeal.Confidential)
    {
        NotContent = t.State == TicketState.ToFollowUp && t.Evaluations.Any(e => e.Round == t.Redone + 1),
        SuggestedCategory = t.Suggested!.Category,
        ReportedParty = t.Appeal.ReportedParty,
        Unsure = t.Suggested!.Unsure,
        MachineAt = t.MachineAt,
        MachineUndone = t.MachineUndone,
        Hops = t.Hops,
    };
}
