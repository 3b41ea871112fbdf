using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Performance;

/// Objections to figures: those that wait for an answer, or the answered ones; a unit sees its own.
/// <param name="Answered">The answered ones instead of those that wait.</param>
/// <param name="Page">Counted from 1.</param>
[Needs(Permission.SeeBoards | Permission.SignForUnit)]
public sealed record AppealList(bool Answered = false, int Page = 1) : IQuestion<Page<ScoreAppeal>>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me) : IQuestionHandler<AppealList, Page<ScoreAppeal>>
    {
        public Task<Page<ScoreAppeal>> Handle(AppealList request, CancellationToken ct)
        {
            var list = db.ScoreAppeals.AsNoTracking();
            list = request.Answered ? list.Where(a => a.AnsweredAt != null) : list.Where(a => a.AnsweredAt == null);
            if (!me.May(Permission.SeeBoards))
            {
                DepartmentCode[] mine = [.. me.Units];
                list = list.Where(a => mine.Contains(a.Unit));
            }

            return (request.Answered ? list.OrderByDescending(a => a.AnsweredAt).ThenBy(a => a.Id) : list.OrderBy(a => a.Id)).Page(request.Page, ct);
        }
    }
}
