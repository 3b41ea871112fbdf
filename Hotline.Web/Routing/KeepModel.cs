using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// <summary>Where a model was put.</summary>
public sealed record KeptModel(long Id, ModelState State);

/// Writes a finished training into the history, and puts its model into use if that is what it was found good for.
/// <param name="Made">What came of it.</param>
/// <param name="Against">The champion it was measured against; if that has changed meanwhile, the contest counts for nothing.</param>
/// <param name="LearnedTo">Corrections up to here were read; null where none were, or nothing came of it.</param>
[Needs(Permission.System)]
public sealed record KeepModel(TrainedModel Made, long? Against, DateTimeOffset? LearnedTo) : ICommand<KeptModel>, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Made.Version;

    /// <inheritdoc/>
    public string? AuditDetail => Made.State.ToString();

    internal sealed class Handler(HotlineDb db, ModelShelf shelf) : ICommandHandler<KeepModel, KeptModel>
    {
        public async Task<KeptModel> Handle(KeepModel request, CancellationToken ct)
        {
            var made = request.Made;
            if (made.State == ModelState.Champion && await shelf.ChampionId(ct) != request.Against)
            {
                (made.State, made.Reason) = (ModelState.Rejected, ModelReason.ChampionChanged);
            }

            if (made.State == ModelState.Champion)
            {
                await shelf.Crown(made, made.MadeAt, made.Reason == ModelReason.Anew ? ModelReason.Unreadable : ModelReason.Succeeded, made.Version, ct);
            }

            db.Models.Add(made);
            // Also where the model was not good enough: the same corrections would only make the same model again.
            if (request.LearnedTo is { } at && made.Version is { } version)
            {
                await db.Corrections.Where(c => c.Used == null && c.At <= at).ExecuteUpdateAsync(c => c.SetProperty(x => x.Used, version), ct);
            }

            await db.SaveChangesAsync(ct);
            return new KeptModel(made.Id, made.State);
        }
    }
}
