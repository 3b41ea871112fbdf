using Hotline.Domain.Identity;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Deadlines;

/// How a version of the limits differs from the one in force, and what stands against importing it.
[Needs(Permission.ManageAccounts)]
public sealed record LimitsEffect(string File, string Text) : IQuestion<ImportReport>
{
    internal sealed class Handler(LimitChecks checks) : IQuestionHandler<LimitsEffect, ImportReport>
    {
        public async Task<ImportReport> Handle(LimitsEffect request, CancellationToken ct) => (await checks.Try(request.File, request.Text, ct)).Report;
    }
}
