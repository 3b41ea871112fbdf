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
        (Solved, Result, Attitude, Comment) = (answers.Solved, answers.Result, answers.Attitude, answers.Comment);
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

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Solved, and the result got 3 to 5.</summary>
    public bool Content => Solved && Result >= 3;
}

/// <summary>The citizen's answers at follow-up.</summary>
/// <param name="Solved">Is it solved?</param>
/// <param name="Result">Satisfied with the result, 1–5.</param>
/// <param name="Attitude">Satisfied with the attitude, 1–5.</param>
/// <param name="Comment">In the citizen's words.</param>
public sealed record Answers(bool Solved, int Result, int Attitude, string? Comment)
{
    /// <summary>Solved, and the result got 3 to 5.</summary>
    public bool Content => Solved && Result >= 3;
}
