using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;

namespace Hotline.Web.Rulings;

/// <summary>A ruling as a list shows it.</summary>
public sealed record PastRuling(
    TicketNumber Ticket, CategoryCode Category, AreaCode? Area, DepartmentCode Before, DepartmentCode After, string Grounds, string Basis, string ByName, DateTimeOffset At, bool InCatalogue);

/// Rulings, the newest first; of one category where one is named.
[Needs(Permission.Supervise)]
public sealed record PastRulings(string? Category, int Page, int Size = Paging.Size) : IQuestion<Page<PastRuling>>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<PastRulings, Page<PastRuling>>
    {
        public Task<Page<PastRuling>> Handle(PastRulings request, CancellationToken ct)
        {
            IQueryable<Ruling> rulings = db.Set<Ruling>();
            if (request.Category is { Length: > 0 } code)
            {
                var category = new CategoryCode(code);
                rulings = rulings.Where(r => r.Category == category);
            }

            // Through the tickets, so that whoever may not see one does not read its ruling either.
            return rulings.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Where(r => db.Tickets.Any(t => t.Number == r.Ticket))
                .Select(r => new PastRuling(r.Ticket, r.Category, r.Area, r.UnitBefore, r.UnitAfter, r.Grounds, r.Basis, r.ByName, r.At, r.CatalogueLine != null))
                .Page(request.Page, ct, request.Size);
        }
    }
}
