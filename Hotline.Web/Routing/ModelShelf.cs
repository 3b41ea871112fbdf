using Hotline.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// <summary>The history of models in the store: one is the champion, those before it can be again.</summary>
public sealed class ModelShelf(HotlineDb db)
{
    /// <summary>Retired models whose files are kept; older ones stay in the history without a file.</summary>
    public const int Kept = 10;

    /// <summary>The one in use.</summary>
    public Task<TrainedModel?> Champion(CancellationToken ct) => db.Models.SingleOrDefaultAsync(m => m.State == ModelState.Champion, ct);

    /// <summary>Which one is in use, and nothing else.</summary>
    public Task<long?> ChampionId(CancellationToken ct) => db.Models.Where(m => m.State == ModelState.Champion).Select(m => (long?)m.Id).SingleOrDefaultAsync(ct);

    /// <summary>Those before it, the last used first.</summary>
    public Task<List<TrainedModel>> Retired(CancellationToken ct) =>
        db.Models.Where(m => m.State == ModelState.Retired).OrderByDescending(m => m.PromotedAt).Take(Kept).ToListAsync(ct);

    /// <summary>Puts a model in the place of the one in use.</summary>
    /// <param name="next">The model, new or retired.</param>
    /// <param name="at">When.</param>
    /// <param name="leaves">Why the other one leaves.</param>
    /// <param name="detail">And what else there is to say of that.</param>
    /// <param name="ct">Stops it.</param>
    public async Task Crown(TrainedModel next, DateTimeOffset at, ModelReason leaves, string? detail, CancellationToken ct)
    {
        if (await Champion(ct) is { } before && before.Id != next.Id)
        {
            (before.State, before.Reason, before.Detail) = (ModelState.Retired, leaves, detail);
            // First the one leaves, then the other comes: the store does not suffer two.
            await db.SaveChangesAsync(ct);
        }

        (next.State, next.PromotedAt) = (ModelState.Champion, at);
    }
}
