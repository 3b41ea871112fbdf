using Hotline.Domain.Routing;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Roster;

/// The units whose roster this person keeps.
[Needs(DutyReach.Demanded)]
public sealed record DutyUnits : IQuestion<IReadOnlyList<DepartmentCode>>
{
    internal sealed class Handler(CurrentUser me, City city, TimeProvider clock) : IQuestionHandler<DutyUnits, IReadOnlyList<DepartmentCode>>
    {
        public Task<IReadOnlyList<DepartmentCode>> Handle(DutyUnits request, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<DepartmentCode>>([.. city.Now.UnitsInForce(city.Now.Day(clock.GetUtcNow())).Select(u => u.Code).Where(me.Edits)]);
    }
}
