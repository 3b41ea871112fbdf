namespace Hotline.Domain.Tickets;

/// <summary>How the citizen was asked.</summary>
public enum EvaluationBy
{
    /// <summary>回访电话.</summary>
    Call = 1,

    /// <summary>网上评价.</summary>
    Web = 2,
}

/// <summary>What the citizen answered: one for one matter, the first answer wins. Levels 5 very content … 1 very dissatisfied; 3 to 5 count as satisfied.</summary>
public sealed class Evaluation
{
    private Evaluation()
    {
    }

    internal Evaluation(TicketNumber ticket, EvaluationBy via, Answers answers, int round, DateTimeOffset at)
    {
        (Ticket, Via, Round, At) = (ticket, via, round, at);
        (Solved, Result, Attitude, Comment, Reason) = (answers.Solved, answers.Result, answers.Attitude, answers.Comment, answers.Content ? null : answers.Reason);
    }

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>By call or on the web.</summary>
    public EvaluationBy Via { get; private set; }

    /// <summary>1, and 2 after a redo.</summary>
    public int Round { get; private set; }

    /// <summary>Whether the citizen says that it is solved.</summary>
    public bool Solved { get; private set; }

    /// <summary>Satisfied with the result, 1–5.</summary>
    public int Result { get; private set; }

    /// <summary>Satisfied with the attitude, 1–5.</summary>
    public int Attitude { get; private set; }

    /// <summary>In the citizen's words.</summary>
    public string? Comment { get; private set; }

    /// <summary>Why not content: the city's code for it.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whether the discontent was found justified; null while nobody has decided.</summary>
    public bool? Justified { get; private set; }

    /// <summary>By what that was found out.</summary>
    public VerifiedBy? Verified { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Solved, and the result got 3 to 5.</summary>
    public bool Content => Solved && Result >= 3;

    internal void BeJudged(bool justified, VerifiedBy? verified) => (Justified, Verified) = (justified, verified);
}

/// <summary>核实方式: how it was found out whether a citizen is rightly not content. Numbers are stored.</summary>
public enum VerifiedBy
{
    /// <summary>现场核查.</summary>
    Visit = 1,

    /// <summary>照片视频.</summary>
    Pictures = 2,

    /// <summary>通话录音.</summary>
    Recording = 3,

    /// <summary>单位书面材料.</summary>
    Papers = 4,

    /// <summary>法规政策.</summary>
    Law = 5,

    /// <summary>与市民再次核实.</summary>
    Citizen = 6,
}

/// <summary>The citizen's answers at follow-up.</summary>
/// <param name="Solved">Is it solved?</param>
/// <param name="Result">Satisfied with the result, 1–5.</param>
/// <param name="Attitude">Satisfied with the attitude, 1–5.</param>
/// <param name="Comment">In the citizen's words.</param>
/// <param name="Reason">Why not content: the city's code for it.</param>
public sealed record Answers(bool Solved, int Result, int Attitude, string? Comment, string? Reason = null)
{
    /// <summary>Solved, and the result got 3 to 5.</summary>
    public bool Content => Solved && Result >= 3;
}
