using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Routing;
using Hotline.Web.Audit;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// <summary>What a change of a rule file did, or why it did nothing.</summary>
/// <param name="Steps">What it did, or would do.</param>
/// <param name="Wrong">What would be wrong afterwards; then nothing was changed.</param>
public sealed record RuleReport(IReadOnlyList<string> Steps, IReadOnlyList<string> Wrong) : IAuditedAnswer
{
    /// <inheritdoc/>
    public AuditOutcome AuditOutcome => Wrong.Count == 0 ? AuditOutcome.Done : AuditOutcome.Refused;

    /// <inheritdoc/>
    public string? AuditDetail => Wrong.Count == 0 ? null : string.Join(' ', Wrong.Take(3));
}

/// <summary>A change of the dispatch catalogue, with its reason. <see cref="CatalogueBook"/> makes it.</summary>
public abstract record CatalogueCommand : ICommand<RuleReport>, IAudited
{
    /// <summary>Second-level category.</summary>
    [Required(ErrorMessage = "CategoryMissing")]
    public string Category { get; set; } = "";

    /// <summary>Only there; empty = the whole city.</summary>
    public string Area { get; set; } = "";

    /// <summary>Only about this kind of party; null = about anybody.</summary>
    public ReportedParty? Party { get; set; }

    /// <summary>Why; kept with the version and in the audit trail.</summary>
    [Required(ErrorMessage = "WhyMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string Reason { get; set; } = "";

    /// <summary>The version of the catalogue the person saw; null where nobody looked at it before (a ruling).</summary>
    public int? Version { get; set; }

    /// <inheritdoc/>
    public string? AuditObject => $"{Category} {(Area.Length > 0 ? Area : CatalogueFile.WholeCity)} {Party}".TrimEnd();

    /// <inheritdoc/>
    public string? AuditDetail => Reason;

    /// <summary>What the change is about.</summary>
    protected CatalogueKey Key => new(new CategoryCode(Category), Area.Length > 0 ? new AreaCode(Area) : null, Party);

    /// <summary>What it does to these entries.</summary>
    /// <exception cref="Invalid">A field is wrong.</exception>
    internal abstract IReadOnlyList<CatalogueStep> Steps(IReadOnlyList<CatalogueEntry> entries, CityRules rules, DateOnly today);

    /// <summary>The entry that begins on that day.</summary>
    /// <exception cref="NotThere">There is none.</exception>
    protected CatalogueEntry Standing(IEnumerable<CatalogueEntry> entries, DateOnly since) =>
        entries.FirstOrDefault(e => e.Key == Key && e.ValidFrom == since) ?? throw new NotThere($"{Key} {since:O}");
}
