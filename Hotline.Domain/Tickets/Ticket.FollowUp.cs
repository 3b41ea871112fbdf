namespace Hotline.Domain.Tickets;

public sealed partial class Ticket
{
    /// <summary>The answers of this round, if the citizen has given them.</summary>
    public Evaluation? CurrentEvaluation => evaluations.LastOrDefault(e => e.Round == Redone + 1);

    /// <summary>Until when the citizen may answer by link, while nobody calls and no answer has come; then the ticket closes. Null: somebody calls, or decides.</summary>
    public DateTimeOffset? AnswerBy { get; private set; }

    /// <summary>抽样外: the draw said that this citizen is not called in this round.</summary>
    public bool AskedByLink { get; private set; }

    /// <summary>Whether this person has answered the citizen, given a part of the answer, or approved it: whoever did does not also ask how content the citizen is.</summary>
    public bool IsWorkOf(string account) =>
        account.Length > 0 && events.Any(e => e.By == account && (e.Action is TicketAction.Reply or TicketAction.CoReply or TicketAction.AnswerDirectly or TicketAction.Approve));

    /// <summary>抽样外: nobody calls; the citizen may answer by link until then. Decided at the moment the ticket comes to follow-up.</summary>
    public void AskByLink(DateTimeOffset until)
    {
        if (State == TicketState.ToFollowUp && CurrentEvaluation is null)
        {
            (AskedByLink, AnswerBy) = (true, until);
        }
    }

    /// <summary>抽样外办结: not called, and no answer came by link. Counts neither as reached nor as not reached.</summary>
    public void CloseUncalled(Stamp stamp)
    {
        Refusal.When(AnswerBy is not { } until || until > stamp.At, RefusalCode.NoSuchStep, "somebody calls, or the link is still good");
        Take(TicketAction.CloseUncalled, stamp);
        AnswerBy = null;
    }

    /// <summary>登记不满意: the citizen said on the telephone that they are not content; whether rightly is looked into before anybody decides.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NoGroundForRedo"/>: the citizen is content.</exception>
    public void RecordDiscontent(Answers answers, Stamp stamp)
    {
        Expect(TicketAction.RecordDiscontent);
        Refusal.When(CurrentEvaluation is not null, RefusalCode.EvaluatedAlready);
        Refusal.When(answers.Content, RefusalCode.NoGroundForRedo);
        Take(TicketAction.RecordDiscontent, stamp, answers.Comment, Lead);
        Keep(answers, stamp);
    }

    /// <summary>提交核实说明: what the unit says and shows about a citizen's discontent, for whoever decides whether it is justified.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NoGroundForRedo"/>: nobody is discontent.</exception>
    public void ExplainDiscontent(string text, Stamp stamp)
    {
        Expect(TicketAction.ExplainDiscontent);
        Refusal.When(CurrentEvaluation is not { Content: false }, RefusalCode.NoGroundForRedo);
        Take(TicketAction.ExplainDiscontent, stamp, text, Lead);
    }

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
        CurrentEvaluation!.BeJudged(true, null);
        AskedByLink = false;
        Redone++;
        DropPromises();
    }

    /// <summary>不满意办结: the second failure, or a dissatisfaction that is not justified.</summary>
    /// <param name="answers">What the citizen said on the telephone; null where the web answer of this round is the ground.</param>
    /// <param name="note">Why it is not done once more.</param>
    /// <param name="verified">By what the discontent was found not justified; asked where it could still be redone.</param>
    /// <param name="stamp">Who closes, and when.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.NoGroundForRedo"/>: the citizen is content. <see cref="RefusalCode.NotVerified"/>.</exception>
    public void CloseDissatisfied(Answers? answers, string note, VerifiedBy? verified, Stamp stamp)
    {
        Expect(TicketAction.CloseDissatisfied);
        CheckDiscontent(answers);
        Refusal.When(JudgesDiscontent && verified is null, RefusalCode.NotVerified);
        Take(TicketAction.CloseDissatisfied, stamp, note, Lead);
        Keep(answers, stamp);
        if (JudgesDiscontent)
        {
            CurrentEvaluation!.BeJudged(false, verified);
        }
    }

    /// <summary>Whether closing now says that the discontent is not justified: it could still be redone.</summary>
    public bool JudgesDiscontent => Redone == 0 && Lead is not null;

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
