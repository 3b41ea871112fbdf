using Hotline.Domain.Identity;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// The models a server may begin its work with: the one in use, and then those before it, the last used first.
[Needs(Permission.System)]
public sealed record ModelsOnShelf : IQuestion<IReadOnlyList<TrainedModel>>
{
    internal sealed class Handler(ModelShelf shelf) : IQuestionHandler<ModelsOnShelf, IReadOnlyList<TrainedModel>>
    {
        public async Task<IReadOnlyList<TrainedModel>> Handle(ModelsOnShelf request, CancellationToken ct) =>
            [.. await shelf.Champion(ct) is { } champion ? new[] { champion } : [], .. await shelf.Retired(ct)];
    }
}
