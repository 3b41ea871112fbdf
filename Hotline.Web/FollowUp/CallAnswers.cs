using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;

namespace Hotline.Web.FollowUp;

/// <summary>What the citizen says when called: solved, satisfied with the result, satisfied with the attitude. All three or, where the web answer stands, none.</summary>
public abstract record CallAnswers : ITicketCommand, IValidatableObject
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    public bool? Solved { get; set; }

    [Range(1, 5, ErrorMessage = "LevelWrong")]
    public int? Result { get; set; }

    [Range(1, 5, ErrorMessage = "LevelWrong")]
    public int? Attitude { get; set; }

    [StringLength(1000, ErrorMessage = "TooLong")]
    public string Comment { get; set; } = "";

    /// <summary>Whether the citizen must have been asked on the telephone: without it there is nothing to record.</summary>
    protected abstract bool AnswersNeeded { get; }

    /// <summary>The answers; null where the citizen was not asked on the telephone.</summary>
    public Answers? Answers() =>
        this is { Solved: { } solved, Result: { } result, Attitude: { } attitude } ? new(solved, result, attitude, string.IsNullOrWhiteSpace(Comment) ? null : Comment.Trim()) : null;

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!AnswersNeeded && Solved is null && Result is null && Attitude is null)
        {
            yield break;
        }

        if (Solved is null)
        {
            yield return new ValidationResult("SolvedMissing", [nameof(Solved)]);
        }

        if (Result is null)
        {
            yield return new ValidationResult("LevelMissing", [nameof(Result)]);
        }

        if (Attitude is null)
        {
            yield return new ValidationResult("LevelMissing", [nameof(Attitude)]);
        }
    }
}
