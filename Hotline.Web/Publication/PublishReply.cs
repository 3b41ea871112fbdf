using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Identity;
using Hotline.Domain.Publication;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Publication;

/// Publishes an answer in words that a person has looked through.
[Needs(Permission.Publish)]
public sealed record PublishReply : ICommand<string>, IAudited
{
    public TicketNumber Number { get; init; }

    /// <summary>The version that was looked through.</summary>
    public int Version { get; init; }

    [Required(ErrorMessage = "TitleMissing"), StringLength(100, ErrorMessage = "TooLong")]
    public string Title { get; set; } = "";

    [Required(ErrorMessage = "TextMissing"), StringLength(20_000, ErrorMessage = "TooLong")]
    public string Question { get; set; } = "";

    [Required(ErrorMessage = "AnswerMissing"), StringLength(20_000, ErrorMessage = "TooLong")]
    public string Answer { get; set; } = "";

    [StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    /// <summary>国家秘密 and 工作秘密 were thought of.</summary>
    [AllowedValues(true, ErrorMessage = "SecrecyUnchecked")]
    public bool Checked { get; set; }

    /// <inheritdoc/>
    public string? AuditObject => Number.ToString();

    /// <inheritdoc/>
    public string? AuditDetail => null;

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city, Randomness random) : ICommandHandler<PublishReply, string>
    {
        public async Task<string> Handle(PublishReply request, CancellationToken ct)
        {
            var ticket = await db.Load(request.Number, ct);
            if (ticket.Version != request.Version)
            {
                throw new Stale($"{request.Number}: {request.Version} is not {ticket.Version}");
            }

            var words = new PublicWords(request.Title.Trim(), request.Question.Trim(), request.Answer.Trim());
            PublicationChecks.Check(city.Now, ticket, words, request.Note);
            var published = PublishedReply.Publish(random.Key()[..16], ticket, words, request.Note.Trim() is { Length: > 0 } note ? note : null, me.Stamp());
            db.Publications.Add(published);
            await db.SaveChangesAsync(ct);
            await PublicationText.Index(db, published, ct);
            return published.PublicId;
        }
    }
}
