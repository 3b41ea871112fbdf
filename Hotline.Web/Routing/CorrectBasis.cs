using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// Corrects the mistyped basis of an entry of the dispatch catalogue where it stands: whose duty it is does not change.
[Needs(Permission.ManageAccounts)]
public sealed record CorrectBasis : CatalogueCommand
{
    /// <summary>The first day of the entry that is meant.</summary>
    public DateOnly Since { get; set; }

    [Required(ErrorMessage = "BasisMissing"), StringLength(300, ErrorMessage = "TooLong")]
    public string Basis { get; set; } = "";

    internal override IReadOnlyList<CatalogueStep> Steps(IReadOnlyList<CatalogueEntry> entries, CityRules rules, DateOnly today) =>
        CatalogueChange.Correct(Standing(entries, Since), Basis.Trim());

    internal sealed class Handler(CatalogueBook book) : ICommandHandler<CorrectBasis, RuleReport>
    {
        public Task<RuleReport> Handle(CorrectBasis request, CancellationToken ct) => book.Change(request, ct);
    }
}
