namespace Hotline.Domain.Tickets;

public sealed partial class Ticket
{
    /// <summary>The answers of this round, if the citizen has given them.</summary>
    public Evaluation? CurrentEvaluation => evaluations.LastOrDefault(e => e.Round == Redone + 1);

    /// <summary>回访未接通: called, not reached.</summary>
    public void LogAttempt(string note, Stamp stamp) => Take(TicketAction.LogAttempt, stamp, note);

    /// <summary>回访办结: reached, solved, satisfied.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotContent"/>: not solved or dissatisfied asks for a redo first.</exception>
    public void Close(Answers answers, Stamp stamp)
    {
        Expect(TicketAction.Close);
        Refusal.When(!answers.Content, RefusalCode.NotContent);
        Refusal.When(CurrentEvaluation is not null, RefusalCode.EvaluatedAlready);
        Take(TicketAction.Close, stamp, answers.Comment);
        evaluations.Add(new Evaluation(Number, EvaluationBy.Call, answers, Redone + 1, stamp.At));
    }

    /// <summary>联系不上办结: after enough attempts on different days; stays out of the satisfaction denominator.</summary>
    /// <param name="attemptsNeeded">Attempts on different days the city asks for.</param>
    /// <param name="dayOf">The local day of an instant.</param>
    /// <param name="stamp">Who closes, and when.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.TooFewAttempts"/>.</exception>
    public void CloseUnreached(int attemptsNeeded, Func<DateTimeOffset, DateOnly> dayOf, Stamp stamp)
    {
        Expect(TicketAction.CloseUnreached);
        Refusal.When(CurrentEvaluation is not null, RefusalCode.EvaluatedAlready);
        Refusal.When(AttemptDays(dayOf) < attemptsNeeded, RefusalCode.TooFewAttempts);
        Take(TicketAction.CloseUnreached, stamp);
    }

    /// <summary>On how many different days the citizen was called in this round.</summary>
    public int AttemptDays(Func<DateTimeOffset, DateOnly> dayOf) => Attempts.Select(e => dayOf(e.At)).Distinct().Count();

    /// <summary>The calls in vain of this round.</summary>
    public IEnumerable<TicketEvent> Attempts
    {
        get
        {
            var since = events.LastOrDefault(e => e.Action == TicketAction.Redo)?.Sequence ?? 0;
            return events.Where(e => e.Action == TicketAction.LogAttempt && e.Sequence > since);
        }
    }

    /// <summary>重办: not solved or dissatisfied, and rightly so. Once.</summary>
    /// <param name="answers">What the citizen said on the telephone; null where the web answer of this round is the ground.</param>
    /// <param name="ground">Why the dissatisfaction is justified.</param>
    /// <param name="stamp">Who orders it, and when.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.NoGroundForRedo"/>, <see cref="RefusalCode.RedoneAlready"/>.</exception>
    public void Redo(Answers? answers, string ground, Stamp stamp)
    {
        Expect(TicketAction.Redo);
        Refusal.When(Redone > 0, RefusalCode.RedoneAlready);
        Refusal.When(Lead is null, RefusalCode.NoSuchStep, "answered directly: no unit to redo it");
        CheckDiscontent(answers);
        Take(TicketAction.Redo, stamp, ground, Lead);
        Keep(answers, stamp);
        Redone++;
        DropPromises();
    }

    /// <summary>不满意办结: the second failure, or a dissatisfaction that is not justified.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NoGroundForRedo"/>: the citizen is content.</exception>
    public void CloseDissatisfied(Answers? answers, string note, Stamp stamp)
    {
        Expect(TicketAction.CloseDissatisfied);
        CheckDiscontent(answers);
        Take(TicketAction.CloseDissatisfied, stamp, note, Lead);
        Keep(answers, stamp);
    }

    /// <summary>市民评价: the citizen's own answer on the public site. Content closes; discontent goes to the follow-up agent, who decides on a redo.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.EvaluatedAlready"/>: the first answer wins.</exception>
    public void Rate(Answers answers, Stamp stamp)
    {
        Expect(TicketAction.Rate);
        Refusal.When(CurrentEvaluation is not null, RefusalCode.EvaluatedAlready);
        Refusal.When(ApprovedReply is null, RefusalCode.NoSuchStep, "nothing to rate");
        Take(TicketAction.Rate, stamp, circumstance: answers.Content ? Circumstance.Content : Circumstance.Discontent);
        evaluations.Add(new Evaluation(Number, EvaluationBy.Web, answers, Redone + 1, stamp.At));
    }

    private void CheckDiscontent(Answers? answers)
    {
        Refusal.When(answers is not null && CurrentEvaluation is not null, RefusalCode.EvaluatedAlready);
        Refusal.When(answers?.Content ?? CurrentEvaluation?.Content ?? true, RefusalCode.NoGroundForRedo);
    }

    private void Keep(Answers? answers, Stamp stamp)
    {
        if (answers is not null)
        {
            evaluations.Add(new Evaluation(Number, EvaluationBy.Call, answers, Redone + 1, stamp.At));
        }
    }
}
