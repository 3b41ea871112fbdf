using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

/// <summary>工单: one appeal and all that is done about it, from the call to the last answer. Changed by its verbs only; each takes one line of <see cref="Lifecycle"/>, appends one <see cref="TicketEvent"/> and raises <see cref="Version"/>.</summary>
public sealed partial class Ticket
{
    private readonly List<TicketEvent> events = [];
    private readonly List<Assignment> assignments = [];
    private readonly List<UnitRequest> requests = [];
    private readonly List<DepartmentReply> replies = [];
    private readonly List<Evaluation> evaluations = [];
    private readonly List<Attachment> attachments = [];

    private Ticket()
    {
        Appeal = null!;
        LimitVersion = QueryCodeHash = "";
    }

    /// <summary>Natural key.</summary>
    public TicketNumber Number { get; private set; }

    /// <summary>Raised by every verb; who comes with an old one was overtaken by a colleague.</summary>
    public int Version { get; private set; }

    /// <summary>Where it stands.</summary>
    public TicketState State { get; private set; }

    /// <summary>What was said, by whom, about where.</summary>
    public Appeal Appeal { get; private set; }

    /// <summary>What the machine proposed.</summary>
    public SuggestedRoute? Suggested { get; private set; }

    /// <summary>Keyed hash of the query code; the code itself is known to the citizen only.</summary>
    public string QueryCodeHash { get; private set; }

    /// <summary>去标识: when everything that identified people was taken out of it, its time of keeping being over; null while it is all there.</summary>
    public DateTimeOffset? AnonymisedAt { get; private set; }

    /// <summary>When it was entered here.</summary>
    public DateTimeOffset RegisteredAt { get; private set; }

    /// <summary>When the citizen spoke, the letter came or the post was written.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The account that registered it.</summary>
    public string RegisteredBy { get; private set; } = "";

    /// <summary>The limits it was born with.</summary>
    public string LimitVersion { get; private set; }

    /// <summary>The ticket it was merged into.</summary>
    public TicketNumber? Parent { get; private set; }

    /// <summary>How many tickets were merged into this one.</summary>
    public int Children { get; private set; }

    /// <summary>How often the citizen or the centre urged.</summary>
    public int Urged { get; private set; }

    /// <summary>How often it was redone.</summary>
    public int Redone { get; private set; }

    /// <summary>The reason for which it was declined, or the service it was transferred to.</summary>
    public string? EndCode { get; private set; }

    /// <summary>The lead unit while one has it: a sortable copy of the standing lead assignment.</summary>
    public DepartmentCode? Lead { get; private set; }

    /// <summary>The timeline, oldest first.</summary>
    public IReadOnlyList<TicketEvent> Events => events;

    /// <summary>Every unit that has or had it.</summary>
    public IReadOnlyList<Assignment> Assignments => assignments;

    /// <summary>Returns and extensions.</summary>
    public IReadOnlyList<UnitRequest> Requests => requests;

    /// <summary>Replies, oldest first.</summary>
    public IReadOnlyList<DepartmentReply> Replies => replies;

    /// <summary>What the citizen answered; one per round.</summary>
    public IReadOnlyList<Evaluation> Evaluations => evaluations;

    /// <summary>Files.</summary>
    public IReadOnlyList<Attachment> Attachments => attachments;

    /// <summary>The unit that answers for it now.</summary>
    public Assignment? LeadAssignment => assignments.SingleOrDefault(a => a is { Kind: AssignmentKind.Lead, Stands: true });

    /// <summary>The request that waits for the centre's decision.</summary>
    public UnitRequest? PendingRequest => requests.SingleOrDefault(r => r.State == UnitRequestState.Pending);

    /// <summary>The answer the citizen may read.</summary>
    public DepartmentReply? ApprovedReply => replies.LastOrDefault(r => r.State == ReplyState.Approved);

    /// <summary>Whether the citizen can and wants to be asked afterwards.</summary>
    public bool FollowUpDue => Appeal.Caller.CanBeCalled && Appeal.ReplyWanted;

    /// <summary>Takes a step of the life cycle, or refuses; nothing has changed when it refuses.</summary>
    private void Take(TicketAction action, Stamp stamp, string? note = null, DepartmentCode? unit = null, Circumstance circumstance = Circumstance.Always, bool quiet = false)
    {
        var to = Lifecycle.Take(State, action, circumstance);
        events.Add(new TicketEvent(Number, events.Count + 1, action, State, to, stamp, unit, string.IsNullOrWhiteSpace(note) ? null : note.Trim()));
        State = to;
        LapseOrders(stamp.At);
        Version += quiet ? 0 : 1;
    }

    /// <summary>Refuses early, before a verb has changed anything, what <see cref="Take"/> would refuse.</summary>
    private void Expect(TicketAction action) =>
        Refusal.When(!Lifecycle.Steps.Any(s => s.From == State && s.Action == action), RefusalCode.NoSuchStep, $"{State} × {action}");

    private Circumstance Afterwards => FollowUpDue ? Circumstance.FollowUpDue : Circumstance.NoFollowUp;
}
