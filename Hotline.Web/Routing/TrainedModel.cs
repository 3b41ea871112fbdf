using System.Text.Json;
using Hotline.Classifier;

namespace Hotline.Web.Routing;

/// <summary>How a model stands. Numbers are stored.</summary>
public enum ModelState
{
    /// <summary>现用: the one that is asked.</summary>
    Champion = 1,

    /// <summary>已退役: was in use; can be again.</summary>
    Retired = 2,

    /// <summary>未采用: no better than the one in use.</summary>
    Rejected = 3,

    /// <summary>失败: no model came of it.</summary>
    Failed = 4,
}

/// <summary>Why a model stands as it does. Numbers are stored.</summary>
public enum ModelReason
{
    /// <summary>There was none before.</summary>
    First = 1,

    /// <summary>The single file of an older version of the product.</summary>
    TakenOver = 2,

    /// <summary>Better than the one before.</summary>
    Better = 3,

    /// <summary>Its macro-F1 is not higher.</summary>
    MacroF1NotHigher = 4,

    /// <summary>It names the right function less often.</summary>
    FunctionsWorse = 5,

    /// <summary>It does not win more examples than it loses.</summary>
    PairsNotWon = 6,

    /// <summary>It is the one in use once more.</summary>
    Same = 7,

    /// <summary>Nothing was held out to measure on.</summary>
    NothingAsked = 8,

    /// <summary>Another model was put into use while this one was trained.</summary>
    ChampionChanged = 9,

    /// <summary>A better one followed.</summary>
    Succeeded = 10,

    /// <summary>A person went back to an older one; the detail says why.</summary>
    RolledBack = 11,

    /// <summary>A person went back to this one; the detail says why.</summary>
    BroughtBack = 12,

    /// <summary>Its file is missing or damaged.</summary>
    Unreadable = 13,

    /// <summary>The file of the one in use could not be read, and this was the newest that could.</summary>
    Fallback = 14,

    /// <summary>No file could be read, so it was trained anew.</summary>
    Anew = 15,

    /// <summary>A person stopped the training, or the server was stopped.</summary>
    Cancelled = 16,

    /// <summary>The corpus has mistakes; the detail names the first.</summary>
    DataUnusable = 17,

    /// <summary>The disk is full, or may not be written.</summary>
    DiskTrouble = 18,

    /// <summary>The memory did not suffice.</summary>
    OutOfMemory = 19,

    /// <summary>Something nobody expected; the log says what.</summary>
    Unexpected = 20,

    /// <summary>Another process was training.</summary>
    OtherProcess = 21,
}

/// <summary>A model that was made, or an attempt that failed.</summary>
public sealed class TrainedModel
{
    /// <summary>Rising with time.</summary>
    public long Id { get; set; }

    /// <summary>What the model calls itself; the same data make the same version. Null where none came about.</summary>
    public string? Version { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset MadeAt { get; set; }

    /// <summary>The account that asked for it; the system's where nobody did.</summary>
    public string MadeBy { get; set; } = "";

    /// <summary>That person's name at the time.</summary>
    public string MadeByName { get; set; } = "";

    /// <summary>Which engines.</summary>
    public string Trainer { get; set; } = "";

    /// <summary>Examples of the corpus that it learned from.</summary>
    public int Corpus { get; set; }

    /// <summary>Corrections that it learned from.</summary>
    public int Corrections { get; set; }

    /// <summary>It learned the held-out part too, so that its figures on it would flatter: only a file of an older version has.</summary>
    public bool SawHeldOut { get; set; }

    /// <summary>What it was worth when it was made, as JSON: a <see cref="Classifier.Contest"/>.</summary>
    public string? Figures { get; set; }

    /// <summary>How it stands.</summary>
    public ModelState State { get; set; }

    /// <summary>When it was last put into use.</summary>
    public DateTimeOffset? PromotedAt { get; set; }

    /// <summary>Why it stands so.</summary>
    public ModelReason Reason { get; set; }

    /// <summary>What else there is to say: a person's reason, the first mistake of a file.</summary>
    public string? Detail { get; set; }

    /// <summary>The contest it was made in; null where nothing was measured.</summary>
    public Contest? Contest() => Figures is null ? null : JsonSerializer.Deserialize<Contest>(Figures, JsonSerializerOptions.Default);

    internal static string Text(Contest contest) => JsonSerializer.Serialize(contest, JsonSerializerOptions.Default);
}

/// <summary>A time of the schedule, and what was decided then: each is decided once, however often the server is started.</summary>
public sealed class TrainingSlot
{
    /// <summary>The time it was for.</summary>
    public DateTimeOffset Slot { get; set; }

    /// <summary>When it was decided; later, if the server was down.</summary>
    public DateTimeOffset DecidedAt { get; set; }

    /// <summary>New corrections at that moment.</summary>
    public int Waiting { get; set; }

    /// <summary>Whether a training was begun.</summary>
    public bool Started { get; set; }
}
