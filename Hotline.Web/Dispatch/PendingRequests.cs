using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Dispatch;

/// <summary>A return or extension that waits for the centre's decision.</summary>
public sealed record PendingRequest(
    TicketNumber Number, string Title, TicketState State, Urgency Urgency, CategoryCode? Category, AreaCode? Area, UnitRequestKind Kind, DepartmentCode Unit,
    string Reason, string? Basis, DepartmentCode? SuggestedUnit, int Days, string By, DateTimeOffset AskedAt, DateTimeOffset? HandleDueAt, bool DueProvisional)
{
    /// <summary>The reason, of the city's list (returns).</summary>
    public string? ReasonCode { get; init; }

    /// <summary>What the unit's leader said when approving it.</summary>
    public string? LeaderNote { get; init; }

    /// <summary>The limits it was born with.</summary>
    public string LimitVersion { get; init; } = "";

    /// <summary>The law that sets its limits, if one does.</summary>
    public string? Legal { get; init; }

    /// <summary>How many units led it so far.</summary>
    public int Hops { get; init; }
}

/// <summary>A page of what waits, and how much of each kind there is.</summary>
public sealed record RequestList(Page<PendingRequest> Page, int Returns, int Extensions);

/// Returns and extensions that wait for a decision, the oldest first: no clock stops while they wait.
[Needs(Permission.Decide)]
public sealed record PendingRequests(UnitRequestKind? Kind, int Page) : IQuestion<RequestList>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<PendingRequests, RequestList>
    {
        public async Task<RequestList> Handle(PendingRequests request, CancellationToken ct)
        {
            var pending = db.Set<UnitRequest>().Where(r => r.State == UnitRequestState.Pending && r.District == null).Join(db.Tickets, r => r.Ticket, t => t.Number, (r, t) => new { r, t });
            var counts = await pending.GroupBy(x => x.r.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            var shown = request.Kind is { } kind ? pending.Where(x => x.r.Kind == kind) : pending;
            var page = await shown.OrderBy(x => x.r.AskedAt).ThenBy(x => x.r.Id)
                .Select(x => new PendingRequest(
                    x.t.Number, x.t.Appeal.Title, x.t.State, x.t.Appeal.Urgency, x.t.Appeal.Category, x.t.Appeal.Area, x.r.Kind, x.r.Unit,
                    x.r.Reason, x.r.Basis, x.r.SuggestedUnit, x.r.Days, x.t.Events.Where(e => e.Action == TicketAction.AskReturn || e.Action == TicketAction.AskExtension).OrderByDescending(e => e.Sequence).Select(e => e.ByName).First(),
                    x.r.AskedAt, x.t.HandleDueAt, x.t.DueProvisional)
                {
                    ReasonCode = x.r.ReasonCode, LeaderNote = x.r.LeaderNote, Hops = x.t.Hops, LimitVersion = x.t.LimitVersion, Legal = x.t.Appeal.Legal,
                })
                .Page(request.Page, ct);
            return new RequestList(page, counts.GetValueOrDefault(UnitRequestKind.Return), counts.GetValueOrDefault(UnitRequestKind.Extension));
        }
    }
}
