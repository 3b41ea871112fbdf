using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Performance;

/// Pleas for exclusion: those that wait for a reviewer, or those that are decided; a unit sees its own.
/// <param name="Decided">The decided ones, the newest first, instead of those that wait, the oldest first.</param>
/// <param name="Page">Counted from 1.</param>
[Needs(Permission.SeeBoards | Permission.SignForUnit)]
public sealed record ExclusionList(bool Decided = false, int Page = 1) : IQuestion<Page<Exclusion>>
{
    private static readonly ExclusionState[] waiting = [ExclusionState.Asked, ExclusionState.Agreed], decided = [ExclusionState.Granted, ExclusionState.Refused];

    internal sealed class Handler(HotlineDb db, CurrentUser me) : IQuestionHandler<ExclusionList, Page<Exclusion>>
    {
        public Task<Page<Exclusion>> Handle(ExclusionList request, CancellationToken ct)
        {
            var states = request.Decided ? decided : waiting;
            var list = db.Exclusions.AsNoTracking().Where(e => states.Contains(e.State));
            if (!me.May(Permission.SeeBoards))
            {
                DepartmentCode[] mine = [.. me.Units];
                list = list.Where(e => mine.Contains(e.Unit));
            }

            return (request.Decided ? list.OrderByDescending(e => e.Id) : list.OrderBy(e => e.Id)).Page(request.Page, ct);
        }
    }
}
