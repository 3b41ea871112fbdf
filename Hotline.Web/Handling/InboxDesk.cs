using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Handling;

/// <summary>What the inbox says about a line beyond what every list says.</summary>
/// <param name="Helps">The unit co-operates only.</param>
/// <param name="Handler">The handler's name.</param>
/// <param name="Sent">The last reply was sent back, with this remark.</param>
/// <param name="Redone">It is done a second time.</param>
public sealed record InboxMark(bool Helps, string? Handler, string? Sent, bool Redone);

/// <summary>What stands around the list: counters, marks, and what this person may do.</summary>
/// <param name="Counts">Tickets in each part.</param>
/// <param name="Overdue">Of all, those past a due time.</param>
/// <param name="Marks">For the lines that are shown.</param>
/// <param name="Mine">Whether only this person's own are shown.</param>
/// <param name="MaySign">Whether this person signs for the unit.</param>
public sealed record InboxSides(
    IReadOnlyDictionary<InboxTab, int> Counts, int Overdue, IReadOnlyDictionary<TicketNumber, InboxMark> Marks, bool Mine, bool MaySign);

/// Counters of the inbox, and marks for the lines that are shown.
[Needs(Permission.SignForUnit | Permission.Handle)]
public sealed record InboxDesk(bool? Mine, IReadOnlyList<TicketNumber> Shown) : IQuestion<InboxSides>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me, TimeProvider clock) : IQuestionHandler<InboxDesk, InboxSides>
    {
        public async Task<InboxSides> Handle(InboxDesk request, CancellationToken ct)
        {
            var mine = request.Mine ?? me.OnlyAssigned;
            var counts = new Dictionary<InboxTab, int>();
            foreach (var tab in Enum.GetValues<InboxTab>())
            {
                counts[tab] = await db.Inbox(me, tab, mine).CountAsync(ct);
            }

            var overdue = await db.Inbox(me, InboxTab.All, mine).OverdueAt(clock.GetUtcNow()).CountAsync(ct);
            return new InboxSides(counts, overdue, await Marks(request.Shown, ct), mine, me.May(Permission.SignForUnit));
        }

        private async Task<IReadOnlyDictionary<TicketNumber, InboxMark>> Marks(IReadOnlyList<TicketNumber> shown, CancellationToken ct)
        {
            var units = me.Units;
            var rows = await db.Tickets.Where(t => shown.Contains(t.Number)).Select(t => new
            {
                t.Number,
                t.Lead,
                t.Redone,
                Handler = t.Assignments.Where(a => a.Kind == AssignmentKind.Lead && a.RelievedAt == null).Select(a => a.Handler).FirstOrDefault(),
                Last = t.Replies.OrderByDescending(r => r.Id).Select(r => new { r.State, r.Remark }).FirstOrDefault(),
            }).ToListAsync(ct);
            var accounts = rows.Select(r => r.Handler).OfType<string>().Distinct().ToList();
            var names = await db.Users.Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
            return rows.ToDictionary(r => r.Number, r => new InboxMark(
                r.Lead is not { } lead || !units.Contains(lead),
                r.Handler is { } handler ? names.GetValueOrDefault(handler) : null,
                r.Last is { State: ReplyState.SentBack } last ? last.Remark ?? "" : null,
                r.Redone > 0));
        }
    }
}
