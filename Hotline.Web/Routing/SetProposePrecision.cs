using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// Sets how many of the single proposals must be right; where the machine is less sure, it shows three as equals.
[Needs(Permission.ManageAccounts)]
public sealed record SetProposePrecision : ICommand, IAudited, IValidatableObject
{
    /// <summary>0.85, 85% or 85; empty = as the model was made.</summary>
    public string Precision { get; set; } = "";

    [Required(ErrorMessage = "NoteMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => CityFiles.RoutingFile;

    /// <inheritdoc/>
    public string? AuditDetail => $"{(Precision.Trim().Length == 0 ? "–" : Precision.Trim())} · {Reason}";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Precision.Trim().Length > 0 && Wanted is null)
        {
            yield return new ValidationResult("PrecisionWrong", [nameof(Precision)]);
        }
    }

    private double? Wanted => Share.Parse(Precision, RoutingSettings.LowestPrecision, RoutingSettings.HighestPrecision);

    internal sealed class Handler(HotlineDb db, RuleStore rules, City city, CurrentUser me) : ICommandHandler<SetProposePrecision>
    {
        public async Task Handle(SetProposePrecision request, CancellationToken ct)
        {
            await rules.Refresh(ct);
            Refusal.When(request.Wanted == city.Now.Routing.ProposePrecision, RefusalCode.NothingChanged, request.Wanted?.ToString(CultureInfo.InvariantCulture));
            var text = await db.RuleFiles.Where(f => f.Name == CityFiles.RoutingFile).Select(f => f.Content).SingleAsync(ct);
            await rules.Replace(CityFiles.RoutingFile, RoutingTexts.WithPrecision(text, request.Wanted), me.Stamp(), request.Reason.Trim(), ct);
        }
    }
}
