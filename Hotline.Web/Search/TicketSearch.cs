using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Search;

/// <summary>A stretch of a found text; marked where it is what was looked for.</summary>
public sealed record FoundText(string Text, bool Hit);

/// <summary>What was found.</summary>
/// <param name="List">One page, newest first.</param>
/// <param name="Found">Where the words stand in each ticket's text.</param>
/// <param name="Asked">False when nothing was typed that can be looked for.</param>
/// <param name="Mistyped">A ticket number's check digit is wrong.</param>
/// <param name="PhoneNotAllowed">A telephone was typed by somebody who may not look for telephones.</param>
public sealed record SearchResult(Page<TicketRow> List, IReadOnlyDictionary<TicketNumber, IReadOnlyList<FoundText>> Found, bool Asked, bool Mistyped = false, bool PhoneNotAllowed = false);

/// Tickets by number, telephone or words, newest first; looking for a telephone is on record.
[Needs(Permission.Search)]
public sealed record TicketSearch([property: Cleaned] string? Text, SearchFilter Filter) : IQuestion<SearchResult>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me, City city, AuditTrail audit) : IQuestionHandler<TicketSearch, SearchResult>
    {
        public async Task<SearchResult> Handle(TicketSearch request, CancellationToken ct)
        {
            var mayPhone = me.May(Permission.RevealCaller | Permission.Intake);
            var terms = SearchTerms.Read(request.Text, city.Now.Day(me.Stamp().At), mayPhone);
            var forbidden = terms.AsksPhone && !mayPhone;
            if (terms.IsEmpty || terms.Mistyped || forbidden)
            {
                return new SearchResult(new Page<TicketRow>([], 0, 1, Paging.Size), new Dictionary<TicketNumber, IReadOnlyList<FoundText>>(), !terms.IsEmpty, terms.Mistyped, forbidden);
            }

            var list = await request.Filter.Apply(Matching(terms), city.Now).OrderByDescending(t => t.Number).Select(TicketRow.Of).Page(request.Filter.Page, ct);
            if (terms.AsksPhone)
            {
                await audit.Alone(AuditOutcome.Looked, request, ct, $"{(terms.Phones.Count > 0 ? "phone" : "last four")}: {list.Total}");
            }

            return new SearchResult(list, await Texts(list, terms, ct), Asked: true);
        }

        private IQueryable<Ticket> Matching(SearchTerms terms)
        {
            var tickets = terms.Phrase.Length == 0
                ? db.Tickets
                : db.Tickets.FromSql($"SELECT * FROM tickets WHERE number IN (SELECT rowid FROM ticket_text WHERE ticket_text MATCH {terms.Phrase})");
            foreach (var number in terms.Numbers)
            {
                tickets = tickets.Where(t => t.Number == number);
            }

            foreach (var hash in terms.Phones.Select(p => PhoneHash.WholeOf(p, db.Vault)))
            {
                tickets = tickets.Where(t => db.PhoneHashes.Where(p => p.Whole == hash).Select(p => p.Ticket).Contains(t.Number));
            }

            foreach (var hash in terms.LastFours.Select(p => PhoneHash.LastFourOf(p, db.Vault)))
            {
                tickets = tickets.Where(t => db.PhoneHashes.Where(p => p.LastFour == hash).Select(p => p.Ticket).Contains(t.Number));
            }

            return terms.AsksPhone ? CallerShown.ByPhone(me, tickets) : tickets;
        }

        // The same redacted words that were indexed: a look at the list is no look at the caller.
        private async Task<IReadOnlyDictionary<TicketNumber, IReadOnlyList<FoundText>>> Texts(Page<TicketRow> list, SearchTerms terms, CancellationToken ct)
        {
            var numbers = list.Rows.Select(r => r.Number).ToArray();
            var tickets = await db.Tickets.AsNoTracking().Where(t => numbers.Contains(t.Number)).ToListAsync(ct);
            return tickets.ToDictionary(t => t.Number, t => Snippet.Of(Redaction.Of(t), terms.Words));
        }
    }
}
