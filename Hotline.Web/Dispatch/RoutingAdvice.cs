using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Dispatch;

/// What the machine thinks of a ticket now: up to three units, each with its confidence and legal basis.
[Needs(Permission.Dispatch | Permission.Decide | Permission.Supervise)]
public sealed record RoutingAdvice(TicketNumber Number) : IQuestion<Advice>
{
    internal sealed class Handler(HotlineDb db, Advisor advisor) : IQuestionHandler<RoutingAdvice, Advice>
    {
        public async Task<Advice> Handle(RoutingAdvice request, CancellationToken ct)
        {
            var appeal = await db.Tickets.AsNoTracking().Where(t => t.Number == request.Number).Select(t => t.Appeal).SingleOrDefaultAsync(ct)
                ?? throw new NotThere(request.Number.ToString());
            return advisor.Advise(appeal.Title, appeal.Text, appeal.Address, appeal.Area, appeal.ReportedUnit, appeal.ReportedParty);
        }
    }
}
