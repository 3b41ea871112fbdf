using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Complaints;

/// <summary>对办理的投诉: a citizen complains of how the own ticket is handled. It goes to the supervisor, never to the unit complained of: it is no event of the ticket and raises no version of it.</summary>
public sealed class HandlingComplaint
{
    // A run of this many characters in an order's demand is the citizen's own sentence, not the words any two people would use.
    private const int quote = 10;

    private HandlingComplaint() => Kind = Text = By = ByName = "";

    /// <param name="ticket">About the handling of which ticket.</param>
    /// <param name="round">1 before any redo, 2 after the first.</param>
    /// <param name="unit">The unit complained of; null: the centre.</param>
    /// <param name="kind">Code of a <see cref="ComplaintKind"/>.</param>
    /// <param name="text">The citizen's words.</param>
    /// <param name="replyWanted">Whether the citizen wants to hear of it.</param>
    /// <param name="via">How it came.</param>
    /// <param name="dueAt">Until when the supervisor answers.</param>
    /// <param name="stamp">Who filed it, and when.</param>
    public HandlingComplaint(TicketNumber ticket, int round, DepartmentCode? unit, string kind, string text, bool replyWanted, ComplaintVia via, DateTimeOffset dueAt, Stamp stamp)
    {
        (Ticket, Round, Unit, Kind, Text, ReplyWanted, Via, DueAt) = (ticket, round, unit, kind, text, replyWanted, via, dueAt);
        (By, ByName, At, State) = (stamp.By.Account, stamp.By.Name, stamp.At, ComplaintState.Open);
    }

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>About the handling of which ticket.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>1 before any redo, 2 after the first.</summary>
    public int Round { get; private set; }

    /// <summary>The unit complained of; null: the centre.</summary>
    public DepartmentCode? Unit { get; private set; }

    /// <summary>What is wrong: a code.</summary>
    public string Kind { get; private set; }

    /// <summary>The citizen's words; unreadable at rest.</summary>
    public string Text { get; private set; }

    /// <summary>Whether the citizen wants to hear of it.</summary>
    public bool ReplyWanted { get; private set; }

    /// <summary>How it came.</summary>
    public ComplaintVia Via { get; private set; }

    /// <summary>The account that filed it: the citizen's, or an operator's.</summary>
    public string By { get; private set; }

    /// <summary>That person's name at the time.</summary>
    public string ByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Until when the supervisor answers.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public ComplaintState State { get; private set; }

    /// <summary>When it was found overdue; once.</summary>
    public DateTimeOffset? LateAt { get; private set; }

    /// <summary>What the supervisor found.</summary>
    public ComplaintFinding? Finding { get; private set; }

    /// <summary>What the citizen is told; unreadable at rest.</summary>
    public string? Answer { get; private set; }

    /// <summary>The supervisor's account.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>That person's name at the time.</summary>
    public string? AnsweredByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The supervision order that was given because of it, by its serial within the ticket.</summary>
    public int? OrderSerial { get; private set; }

    /// <summary>No answer in time.</summary>
    public bool IsLate(DateTimeOffset now) => State == ComplaintState.Open && now > DueAt;

    /// <summary>答复: the supervisor tells the citizen what was found.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.ComplaintAnswered"/>.</exception>
    public void BeAnswered(ComplaintFinding finding, string answer, Stamp stamp)
    {
        Refusal.When(State != ComplaintState.Open, RefusalCode.ComplaintAnswered);
        (State, Finding, Answer) = (ComplaintState.Answered, finding, answer);
        (AnsweredBy, AnsweredByName, AnsweredAt) = (stamp.By.Account, stamp.By.Name, stamp.At);
    }

    /// <summary>Whether an order may be given in these words. The unit reads them, and must not learn from them who said what.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.QuotesTheCitizen"/>; <see cref="RefusalCode.NoUnitToOrder"/> where the centre is complained of.</exception>
    public void CheckDemand(string demand)
    {
        Refusal.When(Unit is null, RefusalCode.NoUnitToOrder);
        Refusal.When(Quotes(demand), RefusalCode.QuotesTheCitizen);
    }

    /// <summary>An order was given because of it.</summary>
    public void BeOrdered(int serial) => OrderSerial = serial;

    /// <summary>It is overdue; said once.</summary>
    public void BeLate(DateTimeOffset at) => LateAt ??= at;

    private bool Quotes(string demand)
    {
        var (said, wanted) = (Bare(Text), Bare(demand));
        return Enumerable.Range(0, Math.Max(0, wanted.Length - quote + 1)).Any(at => said.Contains(wanted.Substring(at, quote), StringComparison.OrdinalIgnoreCase));
    }

    private static string Bare(string text) => new([.. text.Where(char.IsLetterOrDigit)]);
}
