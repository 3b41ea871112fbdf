using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Data;

/// <summary>Finds a tale for every story: a text that suits it, and a beginning from which it comes out as wanted today.</summary>
internal sealed class SeedPool(SeedWorld world, SeedAppeals appeals)
{
    private const int textsTried = 40;
    private const int beginningsTried = 80;
    private static readonly TicketNumber trial = new(1);
    private readonly List<SeedText> texts = world.Dice.Shuffled(world.Material.Single.Concat(world.Material.Corpus));
    private readonly Dictionary<TicketState, Queue<SeedText>> special = new()
    {
        [TicketState.Declined] = new(world.Material.Direct["decline"]),
        [TicketState.Transferred] = new(world.Material.Direct["transfer"]),
        [TicketState.ToFollowUp] = new(world.Material.Direct["answer"]),
    };

    /// <summary>A tale; null where no text wants to become it.</summary>
    public SeedTale? Find(SeedStory story)
    {
        if (story.Direct || story.Until is TicketState.Declined or TicketState.Transferred)
        {
            return special[story.Direct ? TicketState.ToFollowUp : story.Until].TryDequeue(out var text) ? Fit(text, story) : null;
        }

        // A newcomer signs in for a few units only: their inboxes get more than their share.
        var favoured = story.Until is TicketState.Dispatched or TicketState.InHand or TicketState.UnderReview && world.Dice.Chance(0.4);
        foreach (var text in Suiting(story, favoured).Take(textsTried).ToList())
        {
            if (Fit(text, story) is { } tale)
            {
                texts.Remove(text);
                return tale;
            }
        }

        return null;
    }

    /// <summary>Several citizens about one event: the first one's ticket and those merged into it.</summary>
    public IReadOnlyList<SeedTale>? FindGroup(IReadOnlyList<SeedText> texts, TicketState until)
    {
        var parent = Fit(texts[0], new SeedStory(until));
        var children = new List<SeedTale>();
        foreach (var text in texts.Skip(1))
        {
            var story = new SeedStory(until == TicketState.Closed && world.Dice.Chance(0.5) ? TicketState.ToFollowUp : until);
            if (parent is not null && appeals.For(text, story) is { } plan && new SeedTale(world, plan, story) is var child
                && Enumerable.Range(0, beginningsTried).Any(_ => child.TellMerged(parent) && child.IsPast))
            {
                children.Add(child);
            }
        }

        return parent is null ? null : [parent, .. children];
    }

    private IEnumerable<SeedText> Suiting(SeedStory story, bool favoured)
    {
        var units = favoured ? world.Cast.UnitsWithAccounts : [];
        return texts.Where(t => story.Urgent ? t.Urgency == Urgency.Urgent : t.Urgency == Urgency.Normal)
            .Where(t => story.Tier == SeedTier.None || world.City.Unit(LeadOf(t)) is { Kind: DepartmentKind.District })
            .Where(t => !story.AboutUnit || (t.Type is AppealType.Complaint or AppealType.Report && appeals.About(t) is not null))
            .Where(t => !story.Confidential || t.Type is AppealType.Report or AppealType.Complaint)
            .OrderByDescending(t => units.Count > 0 && units.Contains(LeadOf(t)));
    }

    private DepartmentCode LeadOf(SeedText text) => world.City.Catalogue.For(
        text.Category, text.Area ?? world.City.Gazetteer.Locate(text.Title + text.Text)?.Area.Code, world.Times.Day(world.Times.Now))?.Lead ?? default;

    private SeedTale? Fit(SeedText text, SeedStory story)
    {
        if (appeals.For(text, story) is not { } plan || !Suits(plan, story) || !Helps(plan, story))
        {
            return null;
        }

        var tale = new SeedTale(world, plan, story);
        return Enumerable.Range(0, beginningsTried).Any(_ => ComesOut(tale, story, plan)) ? tale : null;
    }

    // A district has streets; whoever is to help must have been asked.
    private bool Helps(SeedPlan plan, SeedStory story) =>
        (story.Tier == SeedTier.None || SeedTale.Streets(world, plan) is not null)
        && (story.Help is SeedHelp.None or SeedHelp.Asked || plan.Right.CoOperating.Count > 0);

    private static bool Suits(SeedPlan plan, SeedStory story) =>
        (story.Until != TicketState.ToFollowUp && story.Ending == SeedEnding.Content && !story.Redone) || plan.Appeal.Caller.CanBeCalled;

    private bool ComesOut(SeedTale tale, SeedStory story, SeedPlan plan)
    {
        tale.Tell(Begin(story, plan));
        if (!tale.IsPast)
        {
            return false;
        }

        try
        {
            tale.Play(trial, "");
        }
        catch (Refusal)
        {
            // A life that the rules refuse is told anew.
            return false;
        }

        var (state, due) = (tale.Ticket!.State, tale.Ticket.DueAt);
        return state == story.Until && (due is null || !Lifecycle.IsOpen(state) || (story.Late ? IsLate(due.Value, story) : due > world.Times.Now));
    }

    private bool IsLate(DateTimeOffset due, SeedStory story)
    {
        bool Over(int workingDays) => world.City.Time.Add(due, new Budget(workingDays, BudgetUnit.WorkingDay)).At < world.Times.Now;
        return story.Forgotten ? Over(5) && !Over(12) : due < world.Times.Now && due > world.Times.Now - LongestOverdue(story.Until);
    }

    // Over a weekend nobody dispatches; longer than that no dispatcher overlooks a ticket.
    private static TimeSpan LongestOverdue(TicketState state) => TimeSpan.FromDays(state == TicketState.Registered ? 3 : 9);

    private DateTimeOffset Begin(SeedStory story, SeedPlan plan)
    {
        var part = world.Dice.Part();
        // What has just come in, came in a moment ago, whatever the hour.
        if (story.Until == TicketState.Registered || (plan.Appeal.Urgency != Urgency.Normal && Lifecycle.IsOpen(story.Until)))
        {
            var longest = plan.Appeal.Urgency == Urgency.Normal ? story.OldestDays * 1440 * part * part : story.Until == TicketState.Registered ? 50 : 900;
            return Whole(world.Times.Now.AddMinutes(-2 - longest * part));
        }

        return world.Times.Call(story.OldestDays * part);
    }

    private static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}
