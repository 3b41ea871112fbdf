using Hotline.Domain.Identity;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// What a change of the dispatch catalogue would do, and what would be wrong afterwards; changes nothing.
[Needs(Permission.ManageAccounts)]
public sealed record CatalogueEffect(CatalogueCommand Change) : IQuestion<RuleReport>
{
    internal sealed class Handler(CatalogueBook book) : IQuestionHandler<CatalogueEffect, RuleReport>
    {
        public Task<RuleReport> Handle(CatalogueEffect request, CancellationToken ct) => book.Try(request.Change, ct);
    }
}
