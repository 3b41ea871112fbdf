using Hotline.Domain.CoolingOff;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.CoolingOff;

/// Whether the caller on the line is in a cooling-off: the operator takes new matters and emergencies as always.
[Needs(Permission.Intake)]
public sealed record CallerCoolingOff(string Phone) : IQuestion<CoolingOffCase?>
{
    internal sealed class Handler(HotlineDb db, TimeProvider clock) : IQuestionHandler<CallerCoolingOff, CoolingOffCase?>
    {
        public async Task<CoolingOffCase?> Handle(CallerCoolingOff request, CancellationToken ct) =>
            Caller.Digits(request.Phone) is { } digits ? await db.CoolingOffOf(digits, clock.GetUtcNow(), ct) : null;
    }
}
