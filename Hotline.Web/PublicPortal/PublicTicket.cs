using Hotline.Domain.Deadlines;
using Hotline.Domain.Tickets;

namespace Hotline.Web.PublicPortal;

/// <summary>A ticket as its citizen may see it. Holds no caller, no text of the appeal, no note, no name of anybody on the staff: what is not here cannot leak.</summary>
/// <param name="Number">Natural key.</param>
/// <param name="Version">The version the citizen sees.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Type">What the citizen wants.</param>
/// <param name="RegisteredAt">When it was entered.</param>
/// <param name="Unit">The full name of the unit that answers for it; null before the first dispatch and after a withdrawal.</param>
/// <param name="Limit">The overall limit; null before the first dispatch.</param>
/// <param name="Promise">How long handling may take once it is dispatched.</param>
/// <param name="Steps">The way it goes, and how far it is.</param>
/// <param name="Timeline">What has happened, newest first.</param>
/// <param name="Reply">The approved answer.</param>
/// <param name="Rating">What the citizen answered in this round.</param>
/// <param name="Ended">Why it was not handled here, and where to turn.</param>
/// <param name="Actions">What the citizen may do now.</param>
public sealed record PublicTicket(
    TicketNumber Number, int Version, TicketState State, AppealType Type, DateTimeOffset RegisteredAt, string? Unit, PublicLimit? Limit, Budget Promise,
    IReadOnlyList<ProgressStep> Steps, IReadOnlyList<PublicEvent> Timeline, PublicReply? Reply, PublicRating? Rating, PublicEnding? Ended,
    IReadOnlyList<TicketAction> Actions)
{
    /// <summary>The full name of the district office that handed it on to <see cref="Unit"/> and answers for it.</summary>
    public string? District { get; init; }

    /// <summary>By how much the limit was extended, and why.</summary>
    public IReadOnlyList<PublicExtension> Extensions { get; init; } = [];

    /// <summary>Whether the citizen may do this now.</summary>
    public bool May(TicketAction action) => Actions.Contains(action);
}

/// <summary>Until when it must be answered.</summary>
public sealed record PublicLimit(DateTimeOffset DueAt, bool Provisional, bool Runs, bool Late);

/// <summary>The limit was moved from one day to a later one, and why, in words written for the citizen.</summary>
public sealed record PublicExtension(DateTimeOffset From, DateTimeOffset To, DateTimeOffset At, string Told);

/// <summary>One line of the timeline: what, when, and which unit it went to.</summary>
public sealed record PublicEvent(TicketAction Action, DateTimeOffset At, string? Unit);

/// <summary>The answer.</summary>
public sealed record PublicReply(string? Unit, ResultKind Result, string Text, DateOnly? PromisedOn, DateTimeOffset At, IReadOnlyList<PublicFile> Files)
{
    /// <summary>What is answered to each point, in their order. The points themselves stay inside: a merged ticket is answered with another citizen's.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>When it was done.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>What was promised, and whether it was kept (null: not known yet).</summary>
    public IReadOnlyList<(DateOnly On, bool? Kept)> Promises { get; init; } = [];

    /// <summary>The law, rule or document it rests on.</summary>
    public string? Basis { get; init; }
}

/// <summary>A file of the answer.</summary>
public sealed record PublicFile(long Id, string Name, long Size);

/// <summary>What the citizen answered.</summary>
public sealed record PublicRating(bool Solved, int Result, int Attitude, bool Content, DateTimeOffset At);

/// <summary>Declined or transferred: the reason as the rules word it, what is told, and where to turn.</summary>
public sealed record PublicEnding(string Reason, string Told, string Channel);

/// <summary>How far a step of the way is.</summary>
public enum StepReached
{
    /// <summary>Behind us.</summary>
    Done,

    /// <summary>Here.</summary>
    Now,

    /// <summary>To come.</summary>
    Ahead,
}

/// <summary>One step of the way.</summary>
public sealed record ProgressStep(TicketState State, StepReached Reached, DateTimeOffset? At);
