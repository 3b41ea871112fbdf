using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Audit;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// Takes from the machine, from a day on, what it was allowed in one category; what it dispatched stays where it is.
[Needs(Permission.ManageAccounts)]
public sealed record DisableAutoDispatch : ICommand, IAudited
{
    public string Category { get; init; } = "";

    [Required(ErrorMessage = "DayMissing")]
    public DateOnly? From { get; set; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Category;

    /// <inheritdoc/>
    public string? AuditDetail => string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd} · {Reason}");

    internal sealed class Handler(RuleStore rules, City city, CurrentUser me) : ICommandHandler<DisableAutoDispatch>
    {
        public async Task Handle(DisableAutoDispatch request, CancellationToken ct)
        {
            await rules.Refresh(ct);
            var (today, category) = (city.Now.Day(me.Stamp().At), new CategoryCode(request.Category));
            if (request.From < today)
            {
                throw new Invalid("From", "DayPast");
            }

            var from = request.From!.Value;
            var holds = city.Now.Routing.AutoDispatch.Any(r => r.Category == category && (r.ValidTo is null || r.ValidTo >= from));
            Refusal.When(!holds, RefusalCode.NothingChanged, request.Category);
            await rules.Replace(CityFiles.AutoDispatchFile, RoutingTexts.Without(city.Now.Routing.AutoDispatch, category, from, request.Reason.Trim()), me.Stamp(), request.Reason.Trim(), ct);
        }
    }
}
