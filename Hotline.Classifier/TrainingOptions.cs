namespace Hotline.Classifier;

/// <summary>What may be set about a training run; the defaults are the measured ones.</summary>
public sealed record TrainingOptions
{
    /// <summary>Fixes every order of visits and every fold.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How hard it may work; changes nothing about the result.</summary>
    public Effort Effort { get; init; } = new();

    /// <summary>The engine.</summary>
    public ITrainer Trainer { get; init; } = new SvmTrainer();

    /// <summary>
    /// A second engine whose calibrated probabilities are averaged with the first: more accurate, twice the time and size.
    /// Not used below <see cref="SecondFrom"/>.
    /// </summary>
    public ITrainer? Second { get; init; } = new SvmTrainer(C: 1, NaiveBayes: true);

    /// <summary>
    /// Examples per class from which on the second engine is worth having: it lives on how often a feature occurs in a class, and
    /// of twenty examples that cannot be known. (Our own corpus, authors left out: two points worse with it.)
    /// </summary>
    public int SecondFrom { get; init; } = 100;

    /// <summary>Folds for the out-of-fold scores from which the calibration is learned.</summary>
    public int Folds { get; init; } = 3;

    /// <summary>Folds instead where there are fewer than 2,000 examples: a model of two thirds of few is no likeness of one of all.</summary>
    public int FoldsOfFew { get; init; } = 5;

    /// <summary>A single category is proposed only where at least this share of such proposals were right out of fold.</summary>
    public double Target { get; init; } = 0.85;

    /// <summary>The lexicon's full say: 1 all that out-of-fold likelihood grants it, 0 none.</summary>
    public double LexiconSay { get; init; } = 1;

    /// <summary>Up to this number of examples per class the lexicon has its full say.</summary>
    public int LexiconFullTo { get; init; } = 150;

    /// <summary>From this number of examples per class on the lexicon is silent.</summary>
    public int LexiconSilentFrom { get; init; } = 700;

    /// <summary>An n-gram that fewer examples hold is no feature, once there are <see cref="RareFrom"/> examples.</summary>
    public int LeastExamples { get; init; } = 2;

    /// <summary>From this number of examples on rare n-grams are left out.</summary>
    public int RareFrom { get; init; } = 500;
}
