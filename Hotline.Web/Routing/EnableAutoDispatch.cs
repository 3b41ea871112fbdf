using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Audit;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// Allows the machine to dispatch alone in one category, from a day on and only above a precision; changes what is allowed there already.
[Needs(Permission.ManageAccounts)]
public sealed record EnableAutoDispatch : ICommand, IAudited, IValidatableObject
{
    [Required(ErrorMessage = "CategoryMissing")]
    public string Category { get; set; } = "";

    /// <summary>0.95, 95% or 95.</summary>
    public string Floor { get; set; } = "0.95";

    [Required(ErrorMessage = "DayMissing")]
    public DateOnly? From { get; set; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Category;

    /// <inheritdoc/>
    public string? AuditDetail => string.Create(CultureInfo.InvariantCulture, $"≥ {Floor.Trim()} · {From:yyyy-MM-dd} · {Reason}");

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Wanted is null)
        {
            yield return new ValidationResult("FloorWrong", [nameof(Floor)]);
        }
    }

    private double? Wanted => Share.Parse(Floor, AutoDispatchRule.LowestFloor, AutoDispatchRule.HighestFloor);

    internal sealed class Handler(RuleStore rules, City city, CurrentUser me) : ICommandHandler<EnableAutoDispatch>
    {
        public async Task Handle(EnableAutoDispatch request, CancellationToken ct)
        {
            await rules.Refresh(ct);
            if (request.Category.Length != 4 || city.Now.Category(new CategoryCode(request.Category)) is null)
            {
                throw new Invalid("Category", "CategoryUnknown");
            }

            if (request.From < city.Now.Day(me.Stamp().At))
            {
                throw new Invalid("From", "DayPast");
            }

            var rule = new AutoDispatchRule(new CategoryCode(request.Category), request.Wanted!.Value, request.From!.Value, null, request.Reason.Trim());
            await rules.Replace(CityFiles.AutoDispatchFile, RoutingTexts.With(city.Now.Routing.AutoDispatch, rule), me.Stamp(), request.Reason.Trim(), ct);
        }
    }
}
