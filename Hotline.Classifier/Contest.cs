namespace Hotline.Classifier;

/// <summary>How a contest ended.</summary>
public enum Verdict
{
    /// <summary>The challenger is better in all that counts.</summary>
    Better = 1,

    /// <summary>Its macro-F1 is not higher.</summary>
    MacroF1NotHigher = 2,

    /// <summary>It names the right handling function less often.</summary>
    FunctionsWorse = 3,

    /// <summary>It does not get more examples right that the other gets wrong than the other way round.</summary>
    PairsNotWon = 4,

    /// <summary>The two are the same model.</summary>
    Same = 5,

    /// <summary>Nothing is held out: there is nothing to measure on.</summary>
    NothingAsked = 6,
}

/// <summary>A new model and the one in use, measured on the same examples, which neither has learned from.</summary>
/// <param name="Challenger">What the new one is worth.</param>
/// <param name="Champion">What the one in use is worth; null where there was none.</param>
/// <param name="Against">Its version.</param>
/// <param name="Won">Examples of which only the new one named the category.</param>
/// <param name="Lost">Examples of which only the one in use did.</param>
public sealed record Contest(Figures Challenger, Figures? Champion = null, string? Against = null, int Won = 0, int Lost = 0)
{
    /// <summary>
    /// Only what is better takes over: a higher macro-F1 (the many small categories count), no fewer right functions (they decide
    /// the unit), and more examples won than lost (an average may rise by luck).
    /// </summary>
    public Verdict Verdict { get; init; } = Verdict.Better;

    /// <summary>Holds it.</summary>
    public static Contest Hold(HotlineModel challenger, HotlineModel champion, TrainingSet asked, Effort effort)
    {
        var (ours, theirs) = (Figures.Answers(challenger, asked, effort), Figures.Answers(champion, asked, effort));
        var contest = new Contest(
            Figures.Of(ours, Figures.FunctionAnswers(challenger, asked, effort)),
            Figures.Of(theirs, Figures.FunctionAnswers(champion, asked, effort)),
            champion.Version,
            ours.Zip(theirs).Count(a => a.First.Correct && !a.Second.Correct),
            ours.Zip(theirs).Count(a => !a.First.Correct && a.Second.Correct));
        return contest with { Verdict = challenger.Version == champion.Version ? Verdict.Same : Judge(contest.Challenger, contest.Champion!, contest.Won, contest.Lost) };
    }

    /// <summary>The rule by itself.</summary>
    public static Verdict Judge(Figures challenger, Figures champion, int won, int lost) =>
        challenger.Rows == 0 ? Verdict.NothingAsked
        : challenger.MacroF1 <= champion.MacroF1 ? Verdict.MacroF1NotHigher
        : challenger.FunctionAccuracy < champion.FunctionAccuracy ? Verdict.FunctionsWorse
        : won <= lost ? Verdict.PairsNotWon
        : Verdict.Better;
}
