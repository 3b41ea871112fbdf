using Hotline.Domain.Identity;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// What a precision would mean now, before it is set.
[Needs(Permission.ManageAccounts)]
public sealed record PrecisionMeans(double? Precision) : IQuestion<PrecisionEvidence>
{
    internal sealed class Handler(ModelHolder models) : IQuestionHandler<PrecisionMeans, PrecisionEvidence>
    {
        public Task<PrecisionEvidence> Handle(PrecisionMeans request, CancellationToken ct) => Task.FromResult(PrecisionEvidence.Of(models.Model!, request.Precision));
    }
}
