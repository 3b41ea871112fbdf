using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Intake;

/// Throws away an own unfinished form.
[Needs(Permission.Intake)]
public sealed record DiscardDraft(string Id) : ICommand, IQuiet
{
    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<DiscardDraft>
    {
        public async Task Handle(DiscardDraft request, CancellationToken ct) =>
            await db.Drafts.Where(d => d.Account == me.Account && d.Id == request.Id).ExecuteDeleteAsync(ct);
    }
}
