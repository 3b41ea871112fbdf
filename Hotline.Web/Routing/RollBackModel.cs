using System.ComponentModel.DataAnnotations;
using Hotline.Classifier;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// Puts a retired model into use again, with a reason; every server asks it within seconds.
[Needs(Permission.ManageAccounts)]
public sealed record RollBackModel(string Version) : ICommand, IAudited
{
    [Required(ErrorMessage = "NoteMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string Reason { get; init; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Version;

    /// <inheritdoc/>
    public string? AuditDetail => Reason;

    internal sealed class Handler(HotlineDb db, ModelShelf shelf, DataFolder folder, Retraining retraining, TimeProvider clock) : ICommandHandler<RollBackModel>
    {
        public async Task Handle(RollBackModel request, CancellationToken ct)
        {
            // What is trained now is measured against the model in use, which must stay the same until then.
            Refusal.When(retraining.Now is not null, RefusalCode.TrainingGoesOn);
            var model = await db.Models.Where(m => m.State == ModelState.Retired && m.Version == request.Version).OrderByDescending(m => m.PromotedAt).FirstOrDefaultAsync(ct)
                ?? throw new NotThere(request.Version);
            Refusal.When(!CanBeRead(folder.ModelFile(request.Version)), RefusalCode.ModelUnreadable, request.Version);
            var why = request.Reason.Trim();
            await shelf.Crown(model, clock.GetUtcNow(), ModelReason.RolledBack, why, ct);
            (model.Reason, model.Detail) = (ModelReason.BroughtBack, why);
        }

        private static bool CanBeRead(string path)
        {
            try
            {
                HotlineModel.Load(path);
                return true;
            }
            catch (Exception problem) when (problem is ModelFileException or IOException)
            {
                return false;
            }
        }
    }
}
