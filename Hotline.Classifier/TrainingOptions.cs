namespace Hotline.Classifier;

/// <summary>What may be set about a training run; the defaults are the measured ones.</summary>
public sealed record TrainingOptions
{
    /// <summary>Fixes every order of visits and every fold.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The engine.</summary>
    public ITrainer Trainer { get; init; } = new SvmTrainer();

    /// <summary>A second engine whose calibrated probabilities are averaged with the first: more accurate, twice the time and size.</summary>
    public ITrainer? Second { get; init; }

    /// <summary>Folds for the out-of-fold scores from which the calibration is learned.</summary>
    public int Folds { get; init; } = 3;

    /// <summary>Folds instead where there are fewer than 2,000 examples: a model of two thirds of few is no likeness of one of all.</summary>
    public int FoldsOfFew { get; init; } = 5;

    /// <summary>A single category is proposed only where at least this share of such proposals were right out of fold.</summary>
    public double Target { get; init; } = 0.85;

    /// <summary>
    /// The lexicon's full say: 1 all that out-of-fold likelihood grants it, 0 none. Half by default, for where the same
    /// people wrote corpus and lexicon, the likelihood flatters the lexicon.
    /// </summary>
    public double LexiconSay { get; init; } = 0.5;

    /// <summary>Below this number of examples the lexicon has its full say.</summary>
    public int LexiconFullBelow { get; init; } = 1000;

    /// <summary>From this number of examples on the lexicon is silent.</summary>
    public int LexiconSilentFrom { get; init; } = 5000;
}
