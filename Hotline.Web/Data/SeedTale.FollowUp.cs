using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Data;

internal sealed partial class SeedTale
{
    private const int attemptsNeeded = 3;
    private static readonly string[] reasons = ["not-solved", "came-back", "not-true", "too-slow", "attitude", "shirking"];

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
                // Said on the telephone, explained by the unit, then decided on: all in one afternoon.
                Then(Times.Office(at, 40, 700), agent, stamp => Ticket!.RecordDiscontent(bad, stamp));
                if (!story.Direct)
                {
                    Then(at.AddMinutes(15), world.Cast.Handler(Unit), stamp => Ticket!.ExplainDiscontent("已按规定办理完毕，现场照片和签收单已归档，诉求人要求超出本单位职责。", stamp));
                }

                Then(at.AddMinutes(15), agent, stamp => Ticket!.CloseDissatisfied(null, note, VerifiedBy.Papers, stamp));
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

    private Answers Bad() => new(Dice.Chance(0.15), Dice.Between(1, 2), Dice.Between(1, 4), world.Notes.For("follow-up-bad", plan.Story), reasons[at.Minute % reasons.Length]);
}
