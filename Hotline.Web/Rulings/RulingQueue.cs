using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;

namespace Hotline.Web.Rulings;

/// <summary>A dispute that waits for a ruling.</summary>
/// <param name="Since">Since when it waits for this seat.</param>
public sealed record Dispute(
    TicketNumber Number, string Title, TicketState State, Urgency Urgency, CategoryCode? Category, AreaCode? Area, DepartmentCode Unit, DepartmentCode? SuggestedUnit,
    string? ReasonCode, int Hops, DateTimeOffset Since, DateTimeOffset? HandleDueAt, bool DueProvisional);

/// Disputes that wait for a ruling, the most pressing first: no clock stops while they wait.
[Needs(Permission.Supervise)]
public sealed record RulingQueue(int Page) : IQuestion<Page<Dispute>>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<RulingQueue, Page<Dispute>>
    {
        public Task<Page<Dispute>> Handle(RulingQueue request, CancellationToken ct) =>
            db.Set<UnitRequest>().Where(r => r.State == UnitRequestState.ForRuling).Join(db.Tickets, r => r.Ticket, t => t.Number, (r, t) => new { r, t })
                .OrderBy(x => x.t.DueAt).ThenBy(x => x.t.Number)
                .Select(x => new Dispute(
                    x.t.Number, x.t.Appeal.Title, x.t.State, x.t.Appeal.Urgency, x.t.Appeal.Category, x.t.Appeal.Area, x.r.Unit, x.r.SuggestedUnit,
                    x.r.ReasonCode, x.t.Hops, x.r.DisputedAt ?? x.r.AskedAt, x.t.HandleDueAt, x.t.DueProvisional))
                .Page(request.Page, ct);
    }
}
