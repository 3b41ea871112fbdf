using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Deadlines;

/// Adds a version of the limits beside those there are. Tickets keep the version they were born with.
[Needs(Permission.ManageAccounts)]
public sealed record ImportLimits(string File, string Text, bool OnlyCheck = false) : ICommand<ImportReport>, IAudited
{
    [Required(ErrorMessage = "WhyMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => File;

    internal sealed class Handler(RuleStore rules, LimitChecks checks, CurrentUser me) : ICommandHandler<ImportLimits, ImportReport>
    {
        public async Task<ImportReport> Handle(ImportLimits request, CancellationToken ct)
        {
            await rules.Refresh(ct);
            var (name, report) = await checks.Try(request.File, request.Text, ct);
            if (name is not null && !request.OnlyCheck)
            {
                await rules.Replace(name, request.Text, me.Stamp(), request.Reason.Trim(), ct);
            }

            return report;
        }
    }
}
