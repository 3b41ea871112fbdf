using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Domain.Knowledge;
using Hotline.Domain.Routing;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Knowledge;

/// Writes a draft of an article: a new one, one that was begun, or one that is to take the place of an article in use.
[Needs(Permission.EditArticles)]
public sealed record SaveArticle : ICommand<long>, IAudited, IValidatableObject
{
    /// <summary>The draft; null: a new one.</summary>
    public long? Id { get; init; }

    /// <summary>The version that was seen.</summary>
    public int Version { get; init; }

    /// <summary>The article a new draft takes the place of.</summary>
    public long? Replaces { get; init; }

    [Required(ErrorMessage = "QuestionMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string Question { get; set; } = "";

    [Required(ErrorMessage = "ArticleAnswerMissing"), StringLength(5000, ErrorMessage = "TooLong")]
    public string Answer { get; set; } = "";

    [StringLength(300, ErrorMessage = "TooLong")]
    public string Basis { get; set; } = "";

    public string Unit { get; set; } = "";

    public string Category { get; set; } = "";

    [Required(ErrorMessage = "DateMissing")]
    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    [Required(ErrorMessage = "DateMissing")]
    public DateOnly? ReviewOn { get; set; }

    /// <inheritdoc/>
    public string? AuditObject => Id?.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ValidTo < ValidFrom)
        {
            yield return new ValidationResult("ValidToEarly", [nameof(ValidTo)]);
        }

        if (ReviewOn < ValidFrom)
        {
            yield return new ValidationResult("ReviewEarly", [nameof(ReviewOn)]);
        }
    }

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city, Randomness random) : ICommandHandler<SaveArticle, long>
    {
        public async Task<long> Handle(SaveArticle request, CancellationToken ct)
        {
            city.Now.CheckCodes(request.Category, null, null);
            DepartmentCode? unit = request.Unit.Length == 0 ? null : city.Now.Unit(new DepartmentCode(request.Unit))?.Code ?? throw new Invalid(nameof(Unit), "UnitUnknown");
            var text = new ArticleText(
                request.Question.Trim(), request.Answer.Trim(), request.Basis.Trim(), unit, request.Category.Length == 0 ? null : new CategoryCode(request.Category),
                request.ValidFrom!.Value, request.ValidTo, request.ReviewOn!.Value);
            if (request.Id is { } id)
            {
                var draft = await db.LoadArticle(id, request.Version, ct);
                draft.Write(text, me.Stamp());
                return id;
            }

            if (request.Replaces is { } old && !await db.Articles.AnyAsync(a => a.Id == old, ct))
            {
                throw new NotThere($"article {old}");
            }

            var article = db.Articles.Add(new Article(random.Key()[..16], text, request.Replaces, me.Stamp())).Entity;
            await db.SaveChangesAsync(ct);
            return article.Id;
        }
    }
}

/// <summary>Finds articles for changing.</summary>
internal static class ArticleLoading
{
    /// <summary>The article in the version seen.</summary>
    /// <exception cref="NotThere">There is none.</exception>
    /// <exception cref="Stale">A colleague was faster.</exception>
    public static async Task<Article> LoadArticle(this HotlineDb db, long id, int version, CancellationToken ct)
    {
        var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotThere($"article {id}");
        return article.Version == version ? article : throw new Stale($"article {id}: {version} is not {article.Version}");
    }
}
