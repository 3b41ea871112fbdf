using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Notifications;
using Hotline.Web.Platform;

namespace Hotline.Web.Roster;

/// <summary>Somebody on duty.</summary>
public sealed record DutyPerson(string Name, string Phone);

/// Who is on duty in a unit now, for whoever must call there.
[Needs(Permission.Intake | Permission.Dispatch | Permission.Supervise)]
public sealed record OnDuty(DepartmentCode Unit) : IQuestion<IReadOnlyList<DutyPerson>>
{
    internal sealed class Handler(HotlineDb db, DutyAlerts alerts, TimeProvider clock) : IQuestionHandler<OnDuty, IReadOnlyList<DutyPerson>>
    {
        public async Task<IReadOnlyList<DutyPerson>> Handle(OnDuty request, CancellationToken ct) =>
            [.. (await alerts.OnDuty(db, request.Unit, clock.GetUtcNow(), ct)).Select(e => new DutyPerson(e.Name, e.Phone))];
    }
}
