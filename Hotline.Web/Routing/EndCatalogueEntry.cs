using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// Lets an entry of the dispatch catalogue hold for the last time on a given day; one that has not begun by then is taken out.
[Needs(Permission.ManageAccounts)]
public sealed record EndCatalogueEntry : CatalogueCommand
{
    /// <summary>The first day of the entry that is meant.</summary>
    public DateOnly Since { get; set; }

    /// <summary>Not before today.</summary>
    [Required(ErrorMessage = "DayMissing")]
    public DateOnly? LastDay { get; set; }

    internal override IReadOnlyList<CatalogueStep> Steps(IReadOnlyList<CatalogueEntry> entries, CityRules rules, DateOnly today)
    {
        var standing = Standing(entries, Since);
        var last = LastDay ?? throw new Invalid("LastDay", "DayMissing");
        // What ended before today has been history for a while.
        return last < today || standing.ValidTo < today ? throw new Invalid("LastDay", "DayInPast") : CatalogueChange.End(standing, last);
    }

    internal sealed class Handler(CatalogueBook book) : ICommandHandler<EndCatalogueEntry, RuleReport>
    {
        public Task<RuleReport> Handle(EndCatalogueEntry request, CancellationToken ct) => book.Change(request, ct);
    }
}
