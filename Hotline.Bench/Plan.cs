namespace Hotline.Bench;

/// <summary>How much is measured, and on what. The defaults are those of a real run; tests ask for less.</summary>
public sealed record Plan
{
    /// <summary>Rounds after the warm-up.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>The city's files.</summary>
    public string Data { get; init; } = Repository.At("data");

    /// <summary>Labelled real complaints kept outside the repository; need not be there.</summary>
    public string Petitions { get; init; } = Repository.At("..", "shared", "data", "petitions-labelled.tsv");

    /// <summary>A data directory to work on; empty: a new one each time.</summary>
    public string Store { get; init; } = "";

    /// <summary>Whether the demo city has its tickets.</summary>
    public bool DemoTickets { get; init; } = true;

    /// <summary>How long one round of reading texts takes at least.</summary>
    public TimeSpan Stretch { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Texts for the advice, in one round.</summary>
    public int Texts { get; init; } = 2000;

    /// <summary>Pauses in typing, in one round.</summary>
    public int Pauses { get; init; } = 100;

    /// <summary>Guesses of each kind at a query code, in one round.</summary>
    public int Guesses { get; init; } = 200;

    /// <summary>Open tickets that the patrol looks after.</summary>
    public int OpenTickets { get; init; } = 100_000;

    /// <summary>The browser.</summary>
    public string Chromium { get; init; } = Environment.GetEnvironmentVariable("HOTLINE_CHROMIUM") is { Length: > 0 } chosen ? chosen : "/usr/bin/chromium";

    /// <summary>Takes all times.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told what is being measured now.</summary>
    public Action<string> Progress { get; init; } = _ => { };

    /// <summary>Training takes seconds: three rounds show its spread.</summary>
    public int LongRounds => Math.Min(Rounds, 3);
}
