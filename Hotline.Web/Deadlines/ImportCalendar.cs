using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Deadlines;

/// Puts a year's notice of holidays in force; open tickets are reckoned anew by it, some at a time.
[Needs(Permission.ManageAccounts)]
public sealed record ImportCalendar(string File, string Text) : ICommand<RuleReport>, IAudited
{
    /// <summary>The calendars the person saw the effect on.</summary>
    public string Seen { get; set; } = "";

    [Required(ErrorMessage = "WhyMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => File;

    /// <inheritdoc/>
    public string? AuditDetail => Reason;

    internal sealed class Handler(HotlineDb db, City city, RuleStore rules, CalendarChecks checks, CurrentUser me) : ICommandHandler<ImportCalendar, RuleReport>
    {
        public async Task<RuleReport> Handle(ImportCalendar request, CancellationToken ct)
        {
            await rules.Refresh(ct);
            if (request.Seen != city.Now.CalendarMark)
            {
                throw new Stale($"calendars: {request.Seen} is not {city.Now.CalendarMark}");
            }

            var (sheet, next) = await checks.Try(request.File, request.Text, ct);
            if (next is null)
            {
                return new RuleReport([], sheet.Problems);
            }

            Refusal.When(await db.RuleFiles.AnyAsync(f => f.Name == sheet.Name && f.Content == request.Text, ct), RefusalCode.NothingChanged, sheet.Name);
            await rules.Replace(sheet.Name, request.Text, me.Stamp(), request.Reason.Trim(), ct);
            return new RuleReport([sheet.Name], []);
        }
    }
}
