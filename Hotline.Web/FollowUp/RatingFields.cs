using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.FollowUp;

/// <summary>What a citizen answers on the web: solved, content with the result and with the attitude, why not, and own words.</summary>
public abstract record RatingFields
{
    [Required(ErrorMessage = "SolvedMissing")]
    public bool? Solved { get; set; }

    [Required(ErrorMessage = "LevelMissing"), Range(1, 5, ErrorMessage = "LevelMissing")]
    public int? Result { get; set; }

    [Required(ErrorMessage = "LevelMissing"), Range(1, 5, ErrorMessage = "LevelMissing")]
    public int? Attitude { get; set; }

    /// <summary>The city's code for why not; nobody need say.</summary>
    public string? Reason { get; set; }

    [StringLength(1000, ErrorMessage = "TooLong")]
    public string? Comment { get; set; }

    /// <summary>The answers.</summary>
    /// <exception cref="Invalid">The reason is none of the city's.</exception>
    protected Answers Answers(CityRules rules, DateOnly day) => new(
        Solved!.Value, Result!.Value, Attitude!.Value, string.IsNullOrWhiteSpace(Comment) ? null : Comment.Trim(), DiscontentReasonCheck.Known(rules, day, Reason));
}

/// <summary>Checks a code that came from a form.</summary>
public static class DiscontentReasonCheck
{
    /// <summary>The code, or nothing where nothing was chosen.</summary>
    /// <exception cref="Invalid">It is none that can be chosen on that day.</exception>
    public static string? Known(CityRules rules, DateOnly day, string? code) =>
        string.IsNullOrEmpty(code) ? null : rules.DiscontentReasons.Any(r => r.Code == code && r.InForce(day)) ? code : throw new Invalid("Reason", "ReasonUnknown");
}
