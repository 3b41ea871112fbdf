using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Identity;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Supervision;

/// <summary>One line of the morning list.</summary>
/// <param name="Call">What the rule says.</param>
/// <param name="Version">For the urge in place.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Unit">Whom to call.</param>
/// <param name="Days">How long the unit has had it.</param>
/// <param name="CalledAt">When a supervisor urged it today.</param>
/// <param name="CalledBy">Who did.</param>
public sealed record MorningLine(MorningCall Call, int Version, string Title, DepartmentCode? Unit, int Days, DateTimeOffset? CalledAt, string? CalledBy)
{
    /// <summary>Which ticket.</summary>
    public TicketNumber Number => Call.Case.Number;
}

/// <summary>The morning list.</summary>
/// <param name="Lines">At most twenty that nobody has called about yet, the most worthwhile first; then those that were called about today.</param>
/// <param name="Left">How many more there are that nobody has called about.</param>
/// <param name="Until">Up to when the list looks ahead.</param>
/// <param name="MayUrge">Whether this person may urge.</param>
public sealed record MorningSheet(IReadOnlyList<MorningLine> Lines, int Left, DateTimeOffset Until, bool MayUrge);

/// The twenty tickets where a call today prevents a breach, each with its reasons.
[Needs(Permission.SeeBoards | Permission.Supervise)]
public sealed record MorningList : IQuestion<MorningSheet>
{
    /// <summary>How many are shown.</summary>
    public const int Shown = 20;

    // Those that are due first and were urged most; what lies behind them is for another day.
    private const int weighed = 1000;

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city, TimeProvider clock) : IQuestionHandler<MorningList, MorningSheet>
    {
        public async Task<MorningSheet> Handle(MorningList request, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var until = MorningCall.Until(now, city.Now.Time);
            var found = (await Due(now, until, ct)).Concat(await Ordered(now, until, ct)).DistinctBy(c => c.Number).ToList();
            var called = await CalledToday([.. found.Select(c => c.Number)], city.Now.Begin(city.Now.Day(now)), ct);
            var lines = found.Select(c => Line(c, called.GetValueOrDefault(c.Number), now)).OfType<MorningLine>()
                .OrderByDescending(l => l.Call.Points).ThenBy(l => l.Call.DueAt).ThenBy(l => l.Number.Value).ToList();
            var open = lines.Where(l => l.CalledAt is null).ToList();
            return new MorningSheet(
                [.. open.Take(Shown), .. lines.Where(l => l.CalledAt is not null).OrderByDescending(l => l.CalledAt).Take(Shown)], Math.Max(0, open.Count - Shown), until, me.May(Permission.Supervise));
        }

        private async Task<List<Candidate>> Due(DateTimeOffset now, DateTimeOffset until, CancellationToken ct) =>
            await Facts(db.Tickets.In(TicketState.Dispatched, TicketState.InHand).Where(t => t.DueAt > now && t.DueAt <= until)
                .OrderBy(t => t.DueAt).ThenByDescending(t => t.Urged).ThenBy(t => t.Number).Take(weighed)).ToListAsync(ct);

        private async Task<List<Candidate>> Ordered(DateTimeOffset now, DateTimeOffset until, CancellationToken ct)
        {
            var due = db.Set<SupervisionOrder>().Where(o => o.State == OrderState.Open && o.Unit != null && o.DueAt > now && o.DueAt <= until).OrderBy(o => o.DueAt).Take(weighed).Select(o => o.Ticket);
            return await Facts(db.Tickets.Where(t => due.Contains(t.Number))).ToListAsync(ct);
        }

        // Whoever can be called has a telephone in the table of hashes; nobody opens a caller for this.
        private IQueryable<Candidate> Facts(IQueryable<Ticket> tickets) => tickets.Select(t => new Candidate(
            t.Number, t.Version, t.State, t.Appeal.Title, t.Appeal.Urgency, t.Lead, t.DueClock, t.DueAt, t.Orders.Where(o => o.State == OrderState.Open && o.Unit != null).Min(o => (DateTimeOffset?)o.DueAt),
            t.Urged, t.Children, db.PhoneHashes.Any(p => p.Ticket == t.Number),
            t.Assignments.Where(a => a.Kind == AssignmentKind.Lead && a.RelievedAt == null).Max(a => a.ContactedAt),
            t.Assignments.Where(a => a.Kind == AssignmentKind.Lead && a.RelievedAt == null).Max(a => (DateTimeOffset?)a.DispatchedAt)));

        private MorningLine? Line(Candidate found, Called? called, DateTimeOffset now)
        {
            var one = new CallCase(
                found.Number, found.State, found.Urgency, found.Clock, found.DueAt, found.OrderDueAt, found.Urged, found.Children, found.Callable && found.ContactedAt is null, found.Since);
            return MorningCall.Of(one, now, city.Now.Time) is { } call
                ? new MorningLine(call, found.Version, found.Title, found.Lead, MorningCall.Days(one, now), called?.At, called?.By)
                : null;
        }

        // An urge by the operator is the citizen's, and makes a call more pressing, not less.
        private async Task<Dictionary<TicketNumber, Called>> CalledToday(IReadOnlyList<TicketNumber> numbers, DateTimeOffset morning, CancellationToken ct)
        {
            var urges = await db.Set<TicketEvent>().Where(e => numbers.Contains(e.Ticket) && e.Action == TicketAction.Urge && e.At >= morning)
                .Select(e => new { e.Ticket, e.At, e.By, e.ByName }).ToListAsync(ct);
            var accounts = urges.Select(u => u.By).Distinct().ToList();
            var supervisors = (await db.Users.Where(a => accounts.Contains(a.Id)).ToListAsync(ct))
                .Where(a => (Rights.Together(a.Roles) & Permission.Supervise) != 0).Select(a => a.Id).ToHashSet();
            return urges.Where(u => supervisors.Contains(u.By)).GroupBy(u => u.Ticket).ToDictionary(g => g.Key, g => g.OrderBy(u => u.At).Select(u => new Called(u.At, u.ByName)).Last());
        }

        private sealed record Called(DateTimeOffset At, string By);

        private sealed record Candidate(
            TicketNumber Number, int Version, TicketState State, string Title, Urgency Urgency, DepartmentCode? Lead, Domain.Deadlines.ClockName? Clock, DateTimeOffset? DueAt, DateTimeOffset? OrderDueAt,
            int Urged, int Children, bool Callable, DateTimeOffset? ContactedAt, DateTimeOffset? Since);
    }
}
