using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Intake;

/// <summary>An open ticket that reads like this one.</summary>
/// <param name="Row">The ticket.</param>
/// <param name="Likeness">Cosine of their character pairs, 0–1.</param>
public sealed record SimilarTicket(TicketRow Row, double Likeness);

/// Open tickets that seem to be about the same matter, the likest first; confidential ones are never among them.
[Needs(Permission.Intake | Permission.Dispatch)]
public sealed record SimilarTickets(string Title, string Text) : IQuestion<IReadOnlyList<SimilarTicket>>
{
    private const int shown = 5;
    private const int candidates = 60;
    private const int recentDays = 120;
    private const double alike = 0.3;

    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<SimilarTickets, IReadOnlyList<SimilarTicket>>
    {
        private static readonly TicketState[] joinable = [TicketState.Registered, TicketState.Dispatched, TicketState.InHand, TicketState.UnderReview];

        public async Task<IReadOnlyList<SimilarTicket>> Handle(SimilarTickets request, CancellationToken ct)
        {
            var mine = new Likeness(request.Title, request.Text);
            if (mine.Query.Length == 0)
            {
                return [];
            }

            // Numbers begin with their day: the row id alone keeps the index from reading years of closed matters.
            var from = TicketNumber.FirstOf(city.Now.Day(clock.GetUtcNow()).AddDays(-recentDays));
            var found = await db.Tickets
                .FromSql($"""
                    SELECT tickets.* FROM ticket_text JOIN tickets ON tickets.Number = ticket_text.rowid
                    WHERE ticket_text MATCH {mine.Query} AND ticket_text.rowid > {from} AND tickets.Appeal_Confidential = 0 AND tickets.State BETWEEN {(int)joinable[0]} AND {(int)joinable[^1]}
                    ORDER BY ticket_text.rank LIMIT {candidates}
                    """)
                .Where(t => !t.Appeal.Confidential).In(joinable)
                .Select(t => new { t.Number, t.Appeal.Title, t.Appeal.Text }).ToListAsync(ct);
            var near = found.Select(t => (t.Number, Likeness: mine.To(t.Title, t.Text))).Where(t => t.Likeness >= alike)
                .OrderByDescending(t => t.Likeness).Take(shown).ToDictionary(t => t.Number, t => t.Likeness);
            TicketNumber[] numbers = [.. near.Keys];
            var rows = await db.Tickets.Where(t => numbers.Contains(t.Number)).Select(TicketRow.Of).ToListAsync(ct);
            return [.. rows.Select(r => new SimilarTicket(r, near[r.Number])).OrderByDescending(s => s.Likeness)];
        }
    }
}
