using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Routing;

namespace Hotline.Web.Data;

/// <summary>Something that happens in a tale, at its moment.</summary>
internal sealed record SeedAct(DateTimeOffset At, Actor By, Action<Stamp> Do)
{
    /// <summary>Whether merged tickets follow it.</summary>
    public bool IsApproval { get; init; }
}

/// <summary>What a tale draws from.</summary>
internal sealed record SeedWorld(CityRules City, SeedMaterial Material, SeedDice Dice, SeedTimes Times, SeedCast Cast, SeedNotes Notes)
{
    /// <summary>The limits every demo ticket is born with.</summary>
    public LimitTable Limits => City.Limits.InForce(Times.Day(Times.Now));
}

/// <summary>One ticket's life, told first and played afterwards: who does what when is decided by the dice, then the ticket's own verbs are called. A tale can be played again with another number.</summary>
internal sealed partial class SeedTale(SeedWorld world, SeedPlan plan, SeedStory story)
{
    private readonly List<SeedAct> acts = [];
    private DateTimeOffset at;

    /// <summary>The ticket, once it was registered.</summary>
    public Ticket? Ticket { get; private set; }

    /// <summary>What happens, in order.</summary>
    public IReadOnlyList<SeedAct> Acts => acts;

    /// <summary>When it began.</summary>
    public DateTimeOffset Begun => acts[0].At;

    /// <summary>The appeal behind it.</summary>
    public SeedPlan Plan => plan;

    /// <summary>Whether everything in it has happened by now.</summary>
    public bool IsPast => acts.TrueForAll(a => a.At <= world.Times.Now);

    private SeedWorld World => world;

    private SeedDice Dice => world.Dice;

    private SeedTimes Times => world.Times;

    private bool Hurry => plan.Appeal.Urgency != Urgency.Normal;

    private bool Critical => plan.Appeal.Urgency == Urgency.Critical;

    /// <summary>Tells it anew, beginning there.</summary>
    public void Tell(DateTimeOffset begin)
    {
        acts.Clear();
        below = null;
        at = begin;
        Register();
        switch (story.Until)
        {
            case TicketState.Declined: Decline(); break;
            case TicketState.Transferred: Transfer(); break;
            case TicketState.Withdrawn: GoOn(story.From); Withdraw(); break;
            case var _ when story.Direct: AnswerDirectly(); FollowUp(); break;
            default: GoOn(story.Until); break;
        }
    }

    /// <summary>Tells of a citizen whose appeal is merged into a tale that has been told, and follows it.</summary>
    /// <returns>False where it would have been too late to merge.</returns>
    public bool TellMerged(SeedTale parent)
    {
        acts.Clear();
        at = Times.Anytime(parent.Begun, 10, 480);
        Register();
        var answered = parent.acts.Find(a => a.IsApproval);
        Then(Times.Anytime(at, 2, 40), world.Cast.Centre(Role.Operator), stamp => Ticket!.MergeInto(parent.Ticket!, null, stamp));
        if (answered is null)
        {
            return true;
        }

        if (at >= answered.At)
        {
            return false;
        }

        Then(answered.At, Actor.System, stamp => Ticket!.FollowParent(parent.Ticket!, stamp));
        if (plan.Appeal.Caller.CanBeCalled)
        {
            FollowUp();
        }

        return true;
    }

    /// <summary>Plays it with this number and this hash of a query code.</summary>
    public void Play(TicketNumber number, string queryCodeHash) => Play([(this, number, queryCodeHash)]);

    /// <summary>Plays several tales that touch each other, every act at its moment.</summary>
    public static void Play(IReadOnlyList<(SeedTale Tale, TicketNumber Number, string QueryCodeHash)> cast)
    {
        foreach (var (tale, number, hash) in cast)
        {
            (tale.number, tale.queryCodeHash) = (number, hash);
        }

        foreach (var (tale, act) in cast.SelectMany(c => c.Tale.acts.Select(a => (c.Tale, a))).OrderBy(a => a.a.At))
        {
            act.Do(new Stamp(act.By, act.At));
            tale.Ticket!.Reckon(tale.World.City);
        }
    }

    /// <summary>The patrol's part, after everybody's acts: lights and cards at the moments they fell due. Signing by itself is left to the patrol of the running server.</summary>
    public void Patrol()
    {
        var (ticket, latest) = (Ticket!, acts[^1].At);
        while (ticket.NextMark(world.City) is { Action: TicketAction.Warn } mark && mark.At <= Times.Now)
        {
            ticket.Take(mark, new Stamp(Actor.System, latest = mark.At > latest ? mark.At : latest));
        }

        ticket.Reckon(world.City);
    }

    private void GoOn(TicketState until)
    {
        if (until == TicketState.Registered)
        {
            return;
        }

        Dispatch();
        HandOn();
        if (until == TicketState.Dispatched)
        {
            return;
        }

        Accept();
        Help();
        Supervise();
        if (until == TicketState.InHand && !story.Redone && !story.SentBack)
        {
            return;
        }

        Reply(Share());
        if (story.SentBack)
        {
            SendBack();
            if (until == TicketState.InHand)
            {
                return;
            }

            Reply(0.05);
        }

        if (until == TicketState.UnderReview && !story.Redone)
        {
            return;
        }

        Approve();
        if (story.Redone)
        {
            Redo();
            if (until == TicketState.InHand)
            {
                return;
            }

            Reply(0.15);
            if (until == TicketState.UnderReview)
            {
                return;
            }

            Approve();
        }

        if (plan.Appeal is { Caller.CanBeCalled: true, ReplyWanted: true })
        {
            FollowUp();
        }
    }

    // How much of the limit the unit uses; one in twelve overruns it.
    private double Share() => Dice.Chance(0.08) ? 1.02 + Dice.Part() * 0.3 : 0.08 + Dice.Part() * 0.72;

    private void Then(DateTimeOffset when, Actor by, Action<Stamp> verb, bool isApproval = false)
    {
        at = when > at ? when : at.AddSeconds(1);
        acts.Add(new SeedAct(at, by, verb) { IsApproval = isApproval });
    }
}
