using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// From a given day on, this is that unit's duty: adds an entry, or takes over from the one that held until the day before.
[Needs(Permission.ManageAccounts)]
public sealed record AmendCatalogue : CatalogueCommand
{
    /// <summary>主办: a unit's code, or <see cref="CatalogueFile.District"/>.</summary>
    [Required(ErrorMessage = "UnitMissing")]
    public string Lead { get; set; } = "";

    /// <summary>协办.</summary>
    public IReadOnlyList<string> CoOperating { get; set; } = [];

    [Required(ErrorMessage = "BasisMissing"), StringLength(300, ErrorMessage = "TooLong")]
    public string Basis { get; set; } = "";

    /// <summary>First day, not before today: what held on past days stays what it was.</summary>
    [Required(ErrorMessage = "DayMissing")]
    public DateOnly? From { get; set; }

    /// <summary>Last day; null = as long as the entry it takes over from, else open.</summary>
    public DateOnly? To { get; set; }

    internal override IReadOnlyList<CatalogueStep> Steps(IReadOnlyList<CatalogueEntry> entries, CityRules rules, DateOnly today)
    {
        var wrong = Wrong(rules, today).ToList();
        if (wrong.Count > 0)
        {
            throw new Invalid(wrong);
        }

        return CatalogueChange.Amend(entries, new CatalogueEntry(
            Key.Category, Key.Area, Key.Party, Lead == CatalogueFile.District ? null : new DepartmentCode(Lead), [.. CoOperating.Select(c => new DepartmentCode(c))],
            Basis.Trim(), From!.Value, To));
    }

    private IEnumerable<FieldError> Wrong(CityRules rules, DateOnly today)
    {
        if (rules.Category(Key.Category) is not { Code.Value.Length: 4 })
        {
            yield return new FieldError("Category", "CategoryUnknown");
        }

        if (Key.Area is { } area && rules.Gazetteer.Find(area) is null)
        {
            yield return new FieldError("Area", "AreaUnknown");
        }

        if (Lead != CatalogueFile.District && rules.Unit(new DepartmentCode(Lead)) is null)
        {
            yield return new FieldError("Lead", "UnitUnknown");
        }

        if (CoOperating.Any(c => rules.Unit(new DepartmentCode(c)) is null))
        {
            yield return new FieldError("CoOperating", "UnitUnknown");
        }

        if (From is null)
        {
            yield return new FieldError("From", "DayMissing");
        }

        if (From < today)
        {
            yield return new FieldError("From", "DayInPast");
        }

        if (To < From)
        {
            yield return new FieldError("To", "DayBeforeFrom");
        }
    }

    internal sealed class Handler(CatalogueBook book) : ICommandHandler<AmendCatalogue, RuleReport>
    {
        public Task<RuleReport> Handle(AmendCatalogue request, CancellationToken ct) => book.Change(request, ct);
    }
}
