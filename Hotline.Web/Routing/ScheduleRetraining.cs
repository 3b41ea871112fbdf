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

/// Says when a new model is trained by itself: on which day of the week, at what time, and from how many new corrections on.
[Needs(Permission.ManageAccounts)]
public sealed record ScheduleRetraining : ICommand, IAudited, IValidatableObject
{
    /// <summary>Null: never.</summary>
    public DayOfWeek? Day { get; init; }

    /// <summary>HH:mm, local.</summary>
    public string At { get; init; } = "";

    [Range(0, 50_000, ErrorMessage = "LeastCorrectionsWrong")]
    public int LeastCorrections { get; init; } = RetrainTable.UsualLeast;

    /// <inheritdoc/>
    public string? AuditObject => CityFiles.RoutingFile;

    /// <inheritdoc/>
    public string? AuditDetail => Times is { } times ? $"{times.Day} {At} ≥{LeastCorrections}" : "-";

    private RetrainTimes? Times =>
        Day is { } day && TimeOnly.TryParseExact(At, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new RetrainTimes(day, time, LeastCorrections) : null;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Day is not null && Times is null ? [new ValidationResult("TimeWrong", [nameof(At)])] : [];

    internal sealed class Handler(HotlineDb db, RuleStore rules, CurrentUser me) : ICommandHandler<ScheduleRetraining>
    {
        public async Task Handle(ScheduleRetraining request, CancellationToken ct)
        {
            var before = await db.RuleFiles.Where(f => f.Name == CityFiles.RoutingFile).Select(f => f.Content).SingleAsync(ct);
            var after = RetrainTable.Write(before, request.Times, request.LeastCorrections);
            Refusal.When(after == before, RefusalCode.NothingChanged, CityFiles.RoutingFile);
            await rules.Replace(CityFiles.RoutingFile, after, me.Stamp(), "设置定时训练", ct);
        }
    }
}
