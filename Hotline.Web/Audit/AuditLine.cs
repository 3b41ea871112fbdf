namespace Hotline.Web.Audit;

/// <summary>How an audited act ended.</summary>
public enum AuditOutcome
{
    /// <summary>It happened.</summary>
    Done = 1,

    /// <summary>A rule said no.</summary>
    Refused = 2,

    /// <summary>Not this person's to do.</summary>
    Forbidden = 3,

    /// <summary>Caller data was looked at.</summary>
    Looked = 4,
}

/// <summary>Who did or tried what, when, from where, on what, with what result. Appended, never changed; holds no caller data.</summary>
public sealed class AuditLine
{
    /// <summary>Order.</summary>
    public long Id { get; internal set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string Account { get; init; }

    /// <summary>That person's name at the time.</summary>
    public required string Name { get; init; }

    /// <summary>Network address or "cli".</summary>
    public required string From { get; init; }

    /// <summary>The request's name.</summary>
    public required string Act { get; init; }

    /// <summary>A ticket's number, an account's name.</summary>
    public string? Object { get; init; }

    /// <summary>How it ended.</summary>
    public required AuditOutcome Outcome { get; init; }

    /// <summary>A refusal's code, the reason given for a look.</summary>
    public string? Detail { get; init; }

    /// <summary>Ties this line to all before it (<see cref="AuditChain"/>); given when it is stored.</summary>
    public byte[]? Link { get; internal set; }
}
