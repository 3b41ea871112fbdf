using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

/// <summary>办理结果: what came of it.</summary>
public enum ResultKind
{
    /// <summary>已解决.</summary>
    Solved = 1,

    /// <summary>部分解决.</summary>
    Partly = 2,

    /// <summary>解释说明.</summary>
    Explained = 3,

    /// <summary>暂无法解决: with the date on which it will be.</summary>
    CannotNow = 4,

    /// <summary>不属实.</summary>
    NotFactual = 5,

    /// <summary>终止办理.</summary>
    Terminated = 6,
}

/// <summary>What the reviewer made of a reply.</summary>
public enum ReplyState
{
    /// <summary>待审核.</summary>
    Pending = 1,

    /// <summary>已通过: the citizen may read it.</summary>
    Approved = 2,

    /// <summary>已打回.</summary>
    SentBack = 3,

    /// <summary>The ticket was withdrawn before anybody read it.</summary>
    Lapsed = 4,
}

/// <summary>答复: what the department (or the operator) tells the citizen.</summary>
public sealed class DepartmentReply
{
    private DepartmentReply()
    {
        Text = By = "";
    }

    internal DepartmentReply(TicketNumber ticket, DepartmentCode? unit, ResultKind result, string text, DateOnly? promised, ReplyState state, Stamp stamp, ReplyProof? proof = null)
    {
        (Answers, DoneOn, Basis, PhotographedAt) = proof ?? ReplyProof.None;
        (Ticket, Unit, Result, Text, PromisedOn, State) = (ticket, unit, result, text, promised, state);
        (By, At) = (stamp.By.Account, stamp.At);
        DecidedAt = state == ReplyState.Approved ? stamp.At : null;
    }

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>Who answers; null for an operator's direct answer.</summary>
    public DepartmentCode? Unit { get; private set; }

    /// <summary>What came of it.</summary>
    public ResultKind Result { get; private set; }

    /// <summary>The words the citizen reads.</summary>
    public string Text { get; private set; }

    /// <summary>The date on which it will be done, when it cannot be done now.</summary>
    public DateOnly? PromisedOn { get; private set; }

    /// <summary>An answer for each of the citizen's points, in their order; empty where the words above answer the one there is.</summary>
    public IReadOnlyList<string> Answers { get; private set; } = [];

    /// <summary>The local day on which it was done.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>The law, rule or document it rests on.</summary>
    public string? Basis { get; private set; }

    /// <summary>When the photographs that came with it were taken.</summary>
    public DateTimeOffset? PhotographedAt { get; private set; }

    /// <summary>What it shows for itself.</summary>
    public ReplyProof Proof => new(Answers, DoneOn, Basis, PhotographedAt);

    /// <summary>All its words: what is looked through before anybody reads them.</summary>
    public string WholeText => string.Join('\n', [Text, .. Answers, Basis ?? ""]).TrimEnd();

    /// <summary>What the reviewer made of it.</summary>
    public ReplyState State { get; private set; }

    /// <summary>The account that wrote it.</summary>
    public string By { get; private set; }

    /// <summary>When it was handed in.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When the reviewer decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was sent back.</summary>
    public string? Remark { get; private set; }

    internal void Decide(ReplyState state, string? remark, DateTimeOffset at) => (State, Remark, DecidedAt) = (state, remark, at);
}
