using Hotline.Domain.Identity;
using Hotline.Domain.Privacy;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Privacy;

/// Holds, the newest first, past ones too.
[Needs(Permission.ManageRoles)]
public sealed record RetentionHolds(int Page = 1) : IQuestion<Page<RetentionHold>>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<RetentionHolds, Page<RetentionHold>>
    {
        public Task<Page<RetentionHold>> Handle(RetentionHolds request, CancellationToken ct) => db.RetentionHolds.AsNoTracking().OrderByDescending(h => h.Id).Page(request.Page, ct);
    }
}
