using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

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

    /// <summary>Why not content: the city's code for it.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The answers; null where the citizen was not asked on the telephone.</summary>
    public Answers? Answers() =>
        this is { Solved: { } solved, Result: { } result, Attitude: { } attitude } ? new(solved, result, attitude, string.IsNullOrWhiteSpace(Comment) ? null : Comment.Trim(), Reason.Length == 0 ? null : Reason) : null;

    /// <summary>The same, checked against the city's reasons: who is not content is asked for one, where the city has any.</summary>
    /// <exception cref="Invalid">None was chosen, or one the city does not have.</exception>
    protected Answers? Answers(CityRules rules, DateTimeOffset at)
    {
        var (said, day) = (Answers(), rules.Day(at));
        if (said is { Content: false } && DiscontentReasonCheck.Known(rules, day, Reason) is null && rules.DiscontentReasons.Any(r => r.InForce(day)))
        {
            throw new Invalid(nameof(Reason), "DiscontentReasonMissing");
        }

        return said;
    }

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
