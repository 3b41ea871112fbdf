using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Routing;

namespace Hotline.Web.Forum;

/// <summary>What somebody wrote elsewhere (a forum, the government site's column, a mailbox) and the city answers here.</summary>
/// <param name="Id">Its number at the source; the same number of the same channel is the same post.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">The whole story.</param>
/// <param name="PostedAt">When it was written; its clocks start at the import all the same.</param>
public sealed record Post(
    [property: Required(ErrorMessage = "PostIdMissing"), StringLength(100, ErrorMessage = "TooLong")] string Id,
    [property: Required(ErrorMessage = "TitleMissing"), StringLength(100, ErrorMessage = "TooLong")] string Title,
    [property: Required(ErrorMessage = "TextMissing"), StringLength(20_000, ErrorMessage = "TooLong")] string Text,
    DateTimeOffset PostedAt)
{
    /// <summary>What the model thinks of it, asked before the store is held; null: not asked yet.</summary>
    public Advice? Advice { get; init; }

    /// <summary>What is wrong with its fields, as keys of the reader's words.</summary>
    public IReadOnlyList<ValidationResult> Faults()
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(this, new ValidationContext(this), faults, validateAllProperties: true);
        return faults;
    }

    /// <summary>The post as an appeal. Its author has no telephone here, and is nevertheless somebody.</summary>
    public Appeal ToAppeal(Channel channel) => new()
    {
        Channel = channel,
        // Nobody has chosen a type.
        Type = Advice?.Type ?? AppealType.Other,
        Title = Title,
        Text = Text,
        Caller = new Caller("", []),
        ReceivedAt = PostedAt,
        ForeignId = Id,
    };
}
