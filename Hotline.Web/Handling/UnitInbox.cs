using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;

namespace Hotline.Web.Handling;

/// The tickets that wait for this person's unit, the most pressing first.
/// <param name="Tab">Which part of the inbox.</param>
/// <param name="Mine">Only those assigned to this person; null = so for a handler, the whole unit for everybody else.</param>
/// <param name="Filter">Narrowed further.</param>
[Needs(Permission.SignForUnit | Permission.Handle)]
public sealed record UnitInbox(InboxTab Tab, bool? Mine, QueueFilter Filter) : IQuestion<Page<TicketRow>>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me, City city, TimeProvider clock) : IQuestionHandler<UnitInbox, Page<TicketRow>>
    {
        public Task<Page<TicketRow>> Handle(UnitInbox request, CancellationToken ct) =>
            request.Filter.Apply(db.Inbox(me, request.Tab, request.Mine ?? me.OnlyAssigned), city.Now, clock.GetUtcNow()).Page(request.Filter.Page, ct);
    }
}
