using Hotline.Domain.Identity;
using Hotline.Domain.Roster;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Roster;

/// The duty roster of the own unit and those below it; of every unit for the system administrator.
[Needs(DutyReach.Demanded)]
public sealed record DutyList(string? Unit = null, int Page = 1) : IQuestion<Page<DutyEntry>>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me) : IQuestionHandler<DutyList, Page<DutyEntry>>
    {
        public Task<Page<DutyEntry>> Handle(DutyList request, CancellationToken ct)
        {
            var entries = db.DutyEntries.AsNoTracking();
            if (!me.May(Permission.ManageAccounts))
            {
                DepartmentCode[] units = [.. me.Units];
                entries = entries.Where(e => units.Contains(e.Unit));
            }

            if (request.Unit is { Length: > 0 } code)
            {
                var unit = new DepartmentCode(code);
                entries = entries.Where(e => e.Unit == unit);
            }

            return entries.OrderBy(e => e.Unit).ThenBy(e => e.Id).Page(request.Page, ct);
        }
    }
}
