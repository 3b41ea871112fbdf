using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Data;

internal sealed partial class SeedTale
{
    private const int attemptsNeeded = 3;

    private void SendBack()
    {
        var remark = world.Notes.For("send-back", plan.Story);
        Then(Hurry ? Times.Anytime(at, 5, 30) : Times.Office(at, 20, 300), world.Cast.Centre(Role.Reviewer), stamp => Ticket!.SendBack(remark, stamp));
    }

    private void Approve() =>
        Then(Hurry ? Times.Anytime(at, 3, 30) : Times.Office(at, 15, 330), world.Cast.Centre(Role.Reviewer), stamp => Ticket!.Approve(null, stamp), isApproval: true);

    private void Redo()
    {
        var (answers, ground) = (Bad(), world.Notes.For("redo", plan.Story));
        Then(Times.Office(at, 40, 700), world.Cast.Centre(Role.FollowUpAgent), stamp => Ticket!.Redo(answers, ground, stamp));
    }

    private void FollowUp()
    {
        var agent = world.Cast.Centre(Role.FollowUpAgent);
        switch (story.Ending)
        {
            case SeedEnding.RatedBadly:
                var badly = Bad();
                Then(Times.Anytime(at, 60, 1800), Actor.Citizen, stamp => Ticket!.Rate(badly, stamp));
                break;
            case SeedEnding.Unreached:
                Attempts(story.Until == TicketState.Closed ? attemptsNeeded : Dice.Between(1, 2), agent);
                break;
            case var _ when story.Until != TicketState.Closed && Dice.Chance(0.2):
                Attempts(1, agent);
                break;
        }

        if (story.Until == TicketState.Closed)
        {
            Close(agent);
        }
    }

    private void Close(Actor agent)
    {
        switch (story.Ending)
        {
            case SeedEnding.Rated:
                var rated = Good();
                Then(Times.Anytime(at, 20, 1900), Actor.Citizen, stamp => Ticket!.Rate(rated, stamp));
                break;
            case SeedEnding.Unreached:
                Then(Times.Anytime(at, 5, 30), agent, stamp => Ticket!.CloseUnreached(attemptsNeeded, Times.Day, stamp));
                break;
            case SeedEnding.Dissatisfied:
                var (bad, note) = (Bad(), world.Notes.For("follow-up-bad", plan.Story));
                Then(Times.Office(at, 40, 700), agent, stamp => Ticket!.CloseDissatisfied(bad, note, VerifiedBy.Papers, stamp));
                break;
            default:
                var good = Good();
                Then(Times.Office(at, 30, 800), agent, stamp => Ticket!.Close(good, stamp));
                break;
        }
    }

    private void Attempts(int count, Actor agent)
    {
        for (var i = 0; i < count; i++)
        {
            var note = world.Notes.For("contact-failed", plan.Story);
            Then(i == 0 ? Times.Office(at, 60, 500) : Times.NextDay(at), agent, stamp => Ticket!.LogAttempt(note, stamp));
        }
    }

    private Answers Good()
    {
        var level = Dice.Weighed((5, 55), (4, 30), (3, 15));
        return new Answers(true, level, Math.Min(5, level + Dice.Between(0, 1)), Dice.Chance(0.35) ? world.Notes.For("follow-up-good", plan.Story) : null);
    }

    private Answers Bad() => new(Dice.Chance(0.15), Dice.Between(1, 2), Dice.Between(1, 4), world.Notes.For("follow-up-bad", plan.Story));
}
