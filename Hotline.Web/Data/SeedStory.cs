using Hotline.Domain.Tickets;

namespace Hotline.Web.Data;

/// <summary>What a unit that got the ticket by mistake does about it.</summary>
internal enum SeedDetour
{
    None,
    Redirected,
    ReturnGranted,
    ReturnRefused,
    ReturnPending,
    LeaderPending,
    LeaderStopped,
    Disputed,
    RuledAway,
    RuledToStay,
}

/// <summary>How a plea for more time goes.</summary>
internal enum SeedExtension
{
    None,
    Granted,
    Refused,
    Pending,
}

/// <summary>What the supervisor or a leader makes of it, each going a step further.</summary>
internal enum SeedSupervision
{
    None,
    Remarked,
    Explained,
    Ordered,
    Answered,
    Escalated,
    Done,
}

/// <summary>What a district office does with what it gets.</summary>
internal enum SeedTier
{
    None,
    HandedOn,
    MovedInside,
    ReturnRefused,
    ReturnPending,
    TakenBack,
}

/// <summary>How co-operating units help; without one of these, as the dice will.</summary>
internal enum SeedHelp
{
    None,
    Signed,
    Given,
    Asked,
    Released,
}

/// <summary>How the citizen is heard at the end.</summary>
internal enum SeedEnding
{
    Content,
    Rated,
    RatedBadly,
    Unreached,
    Dissatisfied,
}

/// <summary>What is to become of one ticket: how far it gets, and what happens on the way.</summary>
/// <param name="Until">The state it stands in today.</param>
/// <param name="Late">Whether its clock is past due today.</param>
internal sealed record SeedStory(TicketState Until, bool Late = false)
{
    /// <summary>Late for so long, and so silently, that the unit has a red card.</summary>
    public bool Forgotten { get; init; }

    public SeedDetour Detour { get; init; }

    public SeedExtension Extension { get; init; }

    public SeedTier Tier { get; init; }

    public SeedHelp Help { get; init; }

    public SeedEnding Ending { get; init; }

    /// <summary>Answered by the operator at once.</summary>
    public bool Direct { get; init; }

    public SeedSupervision Supervision { get; init; }

    public bool SentBack { get; init; }

    public bool Redone { get; init; }

    /// <summary>Where it is withdrawn from.</summary>
    public TicketState From { get; init; } = TicketState.Dispatched;

    /// <summary>Kept with the caller's identity hidden from units.</summary>
    public bool Confidential { get; init; }

    /// <summary>The caller is nobody.</summary>
    public bool Anonymous { get; init; }

    /// <summary>An urgent one; otherwise an urgent text is taken only where the story leaves time for it.</summary>
    public bool Urgent { get; init; }

    /// <summary>About a unit, which must not get it.</summary>
    public bool AboutUnit { get; init; }

    /// <summary>How many days ago it may have begun, at most.</summary>
    public double OldestDays => Until switch
    {
        TicketState.Registered => Late ? 6 : 4,
        TicketState.Dispatched => Late ? 12 : 6,
        TicketState.InHand => Redone ? 45 : 30,
        TicketState.UnderReview => Redone ? 45 : 32,
        TicketState.ToFollowUp => Redone ? 55 : 38,
        _ => 59,
    };

    /// <summary>The demo city's tickets: every state, every turn a ticket can take, most inside their limits.</summary>
    public static IEnumerable<SeedStory> All()
    {
        IEnumerable<SeedStory> Times(int count, SeedStory story) => Enumerable.Repeat(story, count);
        SeedStory registered = new(TicketState.Registered), dispatched = new(TicketState.Dispatched), inHand = new(TicketState.InHand);
        SeedStory review = new(TicketState.UnderReview), follow = new(TicketState.ToFollowUp), closed = new(TicketState.Closed), withdrawn = new(TicketState.Withdrawn);
        return
        [
            .. Times(19, registered), .. Times(2, registered with { Urgent = true }), .. Times(3, registered with { Late = true }),
            registered with { Confidential = true }, registered with { Anonymous = true }, registered with { AboutUnit = true },

            .. Times(22, dispatched), .. Times(5, dispatched with { Late = true }), .. Times(4, dispatched with { Detour = SeedDetour.Redirected }),
            .. Times(4, dispatched with { Detour = SeedDetour.ReturnPending }), .. Times(3, dispatched with { Detour = SeedDetour.ReturnGranted }),
            .. Times(2, dispatched with { Confidential = true }), .. Times(2, dispatched with { Detour = SeedDetour.LeaderPending }), .. Times(2, dispatched with { Detour = SeedDetour.Disputed }),

            .. Times(3, dispatched with { Tier = SeedTier.HandedOn }), .. Times(2, dispatched with { Tier = SeedTier.ReturnPending }), dispatched with { Tier = SeedTier.MovedInside },
            .. Times(3, inHand with { Tier = SeedTier.HandedOn }), inHand with { Tier = SeedTier.MovedInside }, inHand with { Tier = SeedTier.ReturnRefused }, .. Times(2, inHand with { Tier = SeedTier.TakenBack }),
            .. Times(2, inHand with { Help = SeedHelp.Signed }), .. Times(3, inHand with { Help = SeedHelp.Given }), .. Times(2, inHand with { Help = SeedHelp.Asked }), inHand with { Help = SeedHelp.Released },
            .. Times(3, closed with { Tier = SeedTier.HandedOn, Help = SeedHelp.Given }), .. Times(2, closed with { Help = SeedHelp.Asked }),

            .. Times(27, inHand), .. Times(3, inHand with { Urgent = true }), .. Times(3, inHand with { Late = true }), .. Times(2, inHand with { Late = true, Forgotten = true }),
            .. Enum.GetValues<SeedSupervision>().Select(s => inHand with { Late = true, Supervision = s }), .. Times(5, inHand with { SentBack = true }),
            .. Times(5, inHand with { Extension = SeedExtension.Pending }), .. Times(5, inHand with { Extension = SeedExtension.Granted }),
            .. Times(2, inHand with { Extension = SeedExtension.Refused }), .. Times(3, inHand with { Detour = SeedDetour.ReturnRefused }),
            .. Times(3, inHand with { Detour = SeedDetour.ReturnGranted }), .. Times(2, inHand with { Detour = SeedDetour.RuledAway }), inHand with { Detour = SeedDetour.LeaderStopped }, .. Times(5, inHand with { Redone = true }),
            .. Times(2, inHand with { Confidential = true }), .. Times(2, inHand with { Anonymous = true }), .. Times(2, inHand with { AboutUnit = true }),

            .. Times(13, review), .. Times(3, review with { Late = true }), .. Times(2, review with { SentBack = true }), .. Times(2, review with { Redone = true }),
            review with { AboutUnit = true },

            .. Times(20, follow), .. Times(5, follow with { Late = true }), .. Times(4, follow with { Ending = SeedEnding.RatedBadly }),
            .. Times(4, follow with { Ending = SeedEnding.Unreached }), .. Times(3, follow with { Redone = true }), .. Times(4, follow with { Direct = true }),

            .. Times(44, closed), .. Times(2, closed with { Supervision = SeedSupervision.Done }), .. Times(10, closed with { Urgent = true }), .. Times(24, closed with { Ending = SeedEnding.Rated }), .. Times(9, closed with { Ending = SeedEnding.Unreached }),
            .. Times(5, closed with { Ending = SeedEnding.Dissatisfied }), .. Times(3, closed with { Ending = SeedEnding.Dissatisfied, Redone = true }),
            .. Times(7, closed with { Redone = true }), .. Times(6, closed with { SentBack = true }), .. Times(5, closed with { Extension = SeedExtension.Granted }),
            .. Times(3, closed with { Extension = SeedExtension.Refused }), .. Times(4, closed with { Detour = SeedDetour.Redirected }),
            .. Times(5, closed with { Detour = SeedDetour.ReturnGranted }), .. Times(3, closed with { Detour = SeedDetour.ReturnRefused }),
            .. Times(2, closed with { Detour = SeedDetour.RuledAway }), .. Times(2, closed with { Detour = SeedDetour.RuledToStay }),
            .. Times(10, closed with { Direct = true }), .. Times(4, closed with { Anonymous = true }), .. Times(4, closed with { Confidential = true }),
            .. Times(3, closed with { AboutUnit = true }),

            .. Times(12, new(TicketState.Declined)), .. Times(8, new(TicketState.Transferred)),
            .. Times(2, withdrawn with { From = TicketState.Registered }), .. Times(4, withdrawn), .. Times(4, withdrawn with { From = TicketState.InHand }),
            withdrawn with { From = TicketState.UnderReview },
        ];
    }
}
