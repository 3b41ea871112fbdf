using Hotline.Domain.CoolingOff;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.CoolingOff;

/// <summary>A case, and whom it is about.</summary>
/// <param name="Case">The case.</param>
/// <param name="Phone">Masked.</param>
/// <param name="Holds">Whether it binds now.</param>
public sealed record CoolingOffRow(CoolingOffCase Case, string Phone, bool Holds);

/// Cooling-offs, the newest first.
[Needs(Permission.Dispatch | Permission.Supervise)]
public sealed record CoolingOffList(int Page = 1) : IQuestion<Page<CoolingOffRow>>
{
    internal sealed class Handler(HotlineDb db, TimeProvider clock) : IQuestionHandler<CoolingOffList, Page<CoolingOffRow>>
    {
        public async Task<Page<CoolingOffRow>> Handle(CoolingOffList request, CancellationToken ct)
        {
            var page = await db.CoolingOffs.AsNoTracking().OrderByDescending(c => c.Id).Page(request.Page, ct);
            TicketNumber[] numbers = [.. page.Rows.Select(c => c.Ticket)];
            var phones = await db.Tickets.Where(t => numbers.Contains(t.Number)).Select(t => new { t.Number, t.Appeal.Caller }).ToDictionaryAsync(t => t.Number, t => t.Caller.MaskedPhone, ct);
            return new Page<CoolingOffRow>([.. page.Rows.Select(c => new CoolingOffRow(c, phones.GetValueOrDefault(c.Ticket) ?? "", c.HoldsAt(clock.GetUtcNow())))], page.Total, page.Number, Paging.Size);
        }
    }
}
