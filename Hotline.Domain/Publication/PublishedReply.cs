using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Publication;

/// <summary>Where a publication stands. Numbers are stored.</summary>
public enum PublicationState
{
    /// <summary>已公开.</summary>
    Published = 1,

    /// <summary>不公开.</summary>
    Refused = 2,

    /// <summary>已撤下: the address says so, the words are gone from the site.</summary>
    Retracted = 3,
}

/// <summary>What everybody may read of an answered matter: words of its own. The ticket keeps the original.</summary>
public sealed record PublicWords(string Title, string Question, string Answer);

/// <summary>公开答复: an answer as it was published, or the decision not to.</summary>
public sealed class PublishedReply
{
    private PublishedReply() => PublicId = Title = Question = Answer = By = ByName = "";

    private PublishedReply(string id, Ticket ticket, PublicWords words, PublicationState state, string? note, Stamp stamp)
    {
        (PublicId, Ticket, State, Note) = (id, ticket.Number, state, note);
        (Title, Question, Answer) = words;
        (Unit, Category, Area) = (ticket.ApprovedReply?.Unit, ticket.Appeal.Category, ticket.Appeal.Area);
        (By, ByName, At) = (stamp.By.Account, stamp.By.Name, stamp.At);
    }

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>What stands in its address: tells nothing of the ticket.</summary>
    public string PublicId { get; private set; }

    /// <summary>Whose answer.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>Where it stands.</summary>
    public PublicationState State { get; private set; }

    /// <summary>One line.</summary>
    public string Title { get; private set; }

    /// <summary>What was asked, redacted.</summary>
    public string Question { get; private set; }

    /// <summary>What was answered, redacted.</summary>
    public string Answer { get; private set; }

    /// <summary>Who answered.</summary>
    public DepartmentCode? Unit { get; private set; }

    /// <summary>What it is about.</summary>
    public CategoryCode? Category { get; private set; }

    /// <summary>Where.</summary>
    public AreaCode? Area { get; private set; }

    /// <summary>What the reviewer noted: why not, or why all the same.</summary>
    public string? Note { get; private set; }

    /// <summary>The reviewer's account.</summary>
    public string By { get; private set; }

    /// <summary>That person's name at the time.</summary>
    public string ByName { get; private set; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was taken down.</summary>
    public DateTimeOffset? RetractedAt { get; private set; }

    /// <summary>Why.</summary>
    public string? RetractedWhy { get; private set; }

    /// <summary>公开. The citizen has agreed, nobody is protected, and nothing sure to be personal is left.</summary>
    /// <param name="id">A random name for its address.</param>
    /// <param name="ticket">Whose answer.</param>
    /// <param name="words">What everybody will read.</param>
    /// <param name="note">Needed where a word of the secrecy list stands in it.</param>
    /// <param name="stamp">Who, when.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotForPublication"/>.</exception>
    public static PublishedReply Publish(string id, Ticket ticket, PublicWords words, string? note, Stamp stamp)
    {
        Refusal.When(ticket.Publication != PublicationStage.Waiting, RefusalCode.NotForPublication);
        ticket.DecidePublication();
        return new PublishedReply(id, ticket, words, PublicationState.Published, note, stamp);
    }

    /// <summary>不公开.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotForPublication"/>.</exception>
    public static PublishedReply Refuse(string id, Ticket ticket, string why, Stamp stamp)
    {
        Refusal.When(ticket.Publication != PublicationStage.Waiting, RefusalCode.NotForPublication);
        ticket.DecidePublication();
        return new PublishedReply(id, ticket, new PublicWords("", "", ""), PublicationState.Refused, why, stamp);
    }

    /// <summary>撤下: the words go, the decision stays.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotPublished"/>.</exception>
    public void Retract(string why, Stamp stamp)
    {
        Refusal.When(State != PublicationState.Published, RefusalCode.NotPublished);
        (State, RetractedWhy, RetractedAt) = (PublicationState.Retracted, why.Trim(), stamp.At);
    }
}
