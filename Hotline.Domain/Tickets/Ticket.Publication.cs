namespace Hotline.Domain.Tickets;

/// <summary>Whether an answer may be read by everybody. Numbers are stored.</summary>
public enum PublicationStage
{
    /// <summary>Not closed, or not for the public.</summary>
    None = 0,

    /// <summary>待公开审查: closed, answered, agreed to.</summary>
    Waiting = 1,

    /// <summary>Published, or decided against.</summary>
    Decided = 2,
}

/// <content>公开: whether its answer waits for somebody to decide.</content>
public sealed partial class Ticket
{
    /// <summary>Whether its answer waits for a decision on publication.</summary>
    public PublicationStage Publication { get; private set; }

    internal void DecidePublication() => Publication = PublicationStage.Decided;

    // Only what the citizen agreed to, and never what somebody asked to keep confidential or what is about a unit's own people.
    private void OfferForPublication()
    {
        if (State == TicketState.Closed && Publication == PublicationStage.None && Appeal is { MayPublish: true, Confidential: false, ReportedUnit: null } && ApprovedReply is not null)
        {
            Publication = PublicationStage.Waiting;
        }
    }
}
