using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// <summary>One line of the history.</summary>
/// <param name="Model">What was made.</param>
/// <param name="CanReturn">Whether it can be put into use again.</param>
public sealed record ModelRow(TrainedModel Model, bool CanReturn);

/// <summary>How it stands with the models.</summary>
/// <param name="Current">The one in use.</param>
/// <param name="Unreadable">The version whose file could not be read, so that another serves.</param>
/// <param name="Waiting">New corrections, counted up to <see cref="ModelsNow.MostWaiting"/>.</param>
/// <param name="Running">The training that is going on.</param>
/// <param name="Schedule">When one is begun without anybody asking.</param>
/// <param name="History">The newest first.</param>
public sealed record ModelsSaid(TrainedModel? Current, string? Unreadable, int Waiting, RetrainingNow? Running, RetrainTimes? Schedule, Page<ModelRow> History);

/// The model in use, what waits to be learned, the training that is going on, and the history.
[Needs(Permission.ManageAccounts)]
public sealed record ModelsNow(int Page = 1) : IQuestion<ModelsSaid>
{
    /// <summary>Nobody needs to know more exactly.</summary>
    public const int MostWaiting = 10_000;

    internal sealed class Handler(HotlineDb db, ModelShelf shelf, ModelHolder holder, Retraining retraining, City city, DataFolder folder) : IQuestionHandler<ModelsNow, ModelsSaid>
    {
        public async Task<ModelsSaid> Handle(ModelsNow request, CancellationToken ct)
        {
            // Asked first: what ends in between is in the history twice rather than nowhere.
            var running = retraining.Now;
            var waiting = await db.Corrections.Where(c => c.Used == null).Take(MostWaiting).CountAsync(ct);
            var page = await db.Models.AsNoTracking().OrderByDescending(m => m.Id).Page(request.Page, ct, size: 10);
            return new ModelsSaid(
                await shelf.Champion(ct), holder.Unreadable, waiting, running, city.Now.Routing.Retrain,
                new Page<ModelRow>([.. page.Rows.Select(m => new ModelRow(m, CanReturn(m)))], page.Total, page.Number, page.Size));
        }

        private bool CanReturn(TrainedModel model) => model is { State: ModelState.Retired, Version: { } version } && File.Exists(folder.ModelFile(version));
    }
}
