using Hotline.Domain;

namespace Hotline.Web.Platform;

/// <summary>How a request ended.</summary>
public enum OutcomeKind
{
    /// <summary>It happened.</summary>
    Done,

    /// <summary>400: a field is wrong; said at the field.</summary>
    Invalid,

    /// <summary>404: not there, or not for this reader.</summary>
    NotFound,

    /// <summary>403: not this person's to do.</summary>
    Forbidden,

    /// <summary>409: a rule says no.</summary>
    Refused,

    /// <summary>409: a colleague was faster.</summary>
    Stale,

    /// <summary>429: too often.</summary>
    TooMany,

    /// <summary>503: the store cannot take it now; nothing was changed, trying again is right.</summary>
    Unavailable,

    /// <summary>500: a bug; logged under <see cref="Outcome.Trace"/>.</summary>
    Failed,
}

/// <summary>What is wrong with a field. The code is a key of the reader's words.</summary>
public sealed record FieldError(string Field, string Code);

/// <summary>How a request ended, ready for a page or an API; no exception crosses this line.</summary>
public record Outcome(OutcomeKind Kind, RefusalCode? Code = null, IReadOnlyList<FieldError>? Fields = null, string? Trace = null)
{
    /// <summary>It happened.</summary>
    public static readonly Outcome Done = new(OutcomeKind.Done);

    /// <summary>Whom or what a refusal is about, as people call it.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>Whether it happened.</summary>
    public bool Ok => Kind == OutcomeKind.Done;
}

/// <summary>How a question or a command with an answer ended.</summary>
public sealed record Outcome<T>(OutcomeKind Kind, T? Value, RefusalCode? Code = null, IReadOnlyList<FieldError>? Fields = null, string? Trace = null)
    : Outcome(Kind, Code, Fields, Trace);

/// <summary>A field of a request is wrong.</summary>
public sealed class Invalid(IReadOnlyList<FieldError> fields) : Exception(string.Join("; ", fields.Select(f => $"{f.Field}: {f.Code}")))
{
    /// <summary>One wrong field.</summary>
    public Invalid(string field, string code)
        : this([new FieldError(field, code)])
    {
    }

    /// <summary>Which, and why.</summary>
    public IReadOnlyList<FieldError> Fields { get; } = fields;
}

/// <summary>Not there, or not for this reader.</summary>
public sealed class NotThere(string what) : Exception(what);

/// <summary>Not this person's to do.</summary>
public sealed class Forbidden(string what) : Exception(what);

/// <summary>The person acted on an old version.</summary>
public sealed class Stale(string what) : Exception(what);

/// <summary>Asked too often.</summary>
public sealed class TooMany(string what) : Exception(what);
