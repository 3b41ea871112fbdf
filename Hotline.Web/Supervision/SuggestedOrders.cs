using Hotline.Domain.Identity;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Supervision;

/// <summary>Tickets that should get an order, and why.</summary>
/// <param name="List">One page.</param>
/// <param name="Why">For the lines that are shown.</param>
public sealed record SuggestedSheet(Page<TicketRow> List, IReadOnlyDictionary<TicketNumber, IReadOnlyList<OrderTrigger>> Why);

/// 应督办: tickets with a unit that meet a trigger of the city and have no standing order, the most pressing first.
/// <param name="Page">Counted from 1.</param>
[Needs(Permission.SeeBoards | Permission.Supervise)]
public sealed record SuggestedOrders(int Page) : IQuestion<SuggestedSheet>
{
    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<SuggestedOrders, SuggestedSheet>
    {
        public async Task<SuggestedSheet> Handle(SuggestedOrders request, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var rules = city.Now.Suggestions.On(city.Now.Day(now));
            var again = Again(rules, now);
            var numbers = Open(rules).Select(t => t.Number).Concat(again.Select(e => e.Ticket));
            var list = await db.Tickets.Where(t => numbers.Contains(t.Number)).OrderBy(t => t.DueAt == null).ThenBy(t => t.DueAt).ThenBy(t => t.Number)
                .Select(TicketRow.Of).Page(request.Page, ct);
            return new SuggestedSheet(list, await Why(list, rules, again, ct));
        }

        // An order to nobody cannot be given; a remark is no order.
        private IQueryable<Ticket> Open(SuggestionRules rules)
        {
            var (light, urges, children, handedOn) = (rules.Light, rules.Urges, rules.Children, rules.HandedOn);
            return db.Tickets.InStages().Where(t => t.Lead != null && ((t.Light >= light && (t.State == TicketState.Dispatched || t.State == TicketState.InHand)) || t.Urged >= urges || t.Children >= children || t.Hops - 1 >= handedOn)
                && !t.Orders.Any(o => o.Form != OrderForm.Remark && (o.State == OrderState.Open || o.State == OrderState.Answered)));
        }

        // Closed or not; an order that was given since then has been the answer to it.
        private IQueryable<Evaluation> Again(SuggestionRules rules, DateTimeOffset now)
        {
            var (rounds, from) = (rules.Rounds ?? int.MaxValue, now.AddDays(-rules.ClosedDays));
            return db.Set<Evaluation>().Where(e => e.Round >= 2 && e.At >= from && e.Round >= rounds && (!e.Solved || e.Result < 3)
                && db.Tickets.Any(t => t.Number == e.Ticket && t.Lead != null)
                && !db.Set<SupervisionOrder>().Any(o => o.Ticket == e.Ticket && o.Form != OrderForm.Remark && (o.At >= e.At || o.State == OrderState.Open || o.State == OrderState.Answered)));
        }

        private async Task<IReadOnlyDictionary<TicketNumber, IReadOnlyList<OrderTrigger>>> Why(Page<TicketRow> list, SuggestionRules rules, IQueryable<Evaluation> again, CancellationToken ct)
        {
            var shown = list.Rows.Select(r => r.Number).ToList();
            var lights = await db.Tickets.Where(t => shown.Contains(t.Number)).Select(t => new { t.Number, t.Light }).ToDictionaryAsync(t => t.Number, t => t.Light, ct);
            var rounds = (await again.Where(e => shown.Contains(e.Ticket)).Select(e => new { e.Ticket, e.Round }).ToListAsync(ct)).GroupBy(e => e.Ticket).ToDictionary(g => g.Key, g => g.Max(e => e.Round));
            return list.Rows.ToDictionary(r => r.Number, r => rules.TriggersOf(r.State, lights.GetValueOrDefault(r.Number), r.Urged, r.Children, r.Hops, rounds.GetValueOrDefault(r.Number)));
        }
    }
}
