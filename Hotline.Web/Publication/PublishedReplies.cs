using Hotline.Classifier;
using Hotline.Domain.Publication;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Search;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Publication;

/// <summary>A published answer as everybody reads it. Holds nothing of the ticket.</summary>
public sealed record PublicReplyRow(string Id, string Title, string Question, string Answer, DepartmentCode? Unit, CategoryCode? Category, AreaCode? Area, DateTimeOffset At);

/// What was published, newest first, by words, unit and first-level category.
[OpenToAll]
public sealed record PublishedReplies(string? Words = null, string? Unit = null, string? Category = null, int Page = 1) : IQuestion<Page<PublicReplyRow>>
{
    internal sealed class Handler(HotlineDb db, City city) : IQuestionHandler<PublishedReplies, Page<PublicReplyRow>>
    {
        public Task<Page<PublicReplyRow>> Handle(PublishedReplies request, CancellationToken ct)
        {
            var typed = request.Words is { Length: > SearchTerms.MaxLength } ? request.Words[..SearchTerms.MaxLength] : request.Words ?? "";
            var phrase = TextFeatures.BigramPhrase(typed);
            var found = PublicationText.With(db, phrase).AsNoTracking().Where(p => p.State == PublicationState.Published);
            if (request.Unit is { Length: > 0 } unit)
            {
                var code = new DepartmentCode(unit);
                found = found.Where(p => p.Unit == code);
            }

            if (request.Category is { Length: > 0 } category)
            {
                CategoryCode?[] below = [.. city.Now.Categories.Where(c => c.Code.Value.StartsWith(category, StringComparison.Ordinal)).Select(c => (CategoryCode?)c.Code)];
                found = found.Where(p => below.Contains(p.Category));
            }

            return found.OrderByDescending(p => p.Id).Select(p => new PublicReplyRow(p.PublicId, p.Title, p.Question, p.Answer, p.Unit, p.Category, p.Area, p.At)).Page(request.Page, ct);
        }
    }
}
