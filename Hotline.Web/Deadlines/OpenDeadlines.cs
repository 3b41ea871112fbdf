using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Deadlines;

/// <summary>How a ticket's dates, lights and marks of the patrol stand in the store and how other rules would have them: numbers and dates, nothing of what the ticket says.</summary>
public sealed record DueMove(TicketNumber Number, DateTimeOffset? Due, DateTimeOffset? NewDue, DateTimeOffset? Handle, DateTimeOffset? NewHandle, bool Provisional, bool NewProvisional, bool Other)
{
    /// <summary>A date is another one.</summary>
    public bool Moves => Due != NewDue || Handle != NewHandle;

    /// <summary>A date, whether it is provisional, or a light is another one.</summary>
    public bool Differs => Moves || Provisional != NewProvisional || Other;
}

/// <summary>Looks at the dates of all open tickets, whoever may see them, some at a time and without holding the gate.</summary>
public sealed class OpenDeadlines(HotlineDb db)
{
    /// <summary>How many tickets are in memory at once.</summary>
    public const int AtOnce = 200;

    private IQueryable<Ticket> Open => db.Tickets.IgnoreQueryFilters([HotlineDb.ByUnit, HotlineDb.NotAboutMe]).AsNoTracking().Open();

    /// <summary>The numbers of open tickets in ascending order; with an instant, only of those that have a date then or later.</summary>
    public async Task<IReadOnlyList<TicketNumber>> Numbers(DateTimeOffset? dueFrom, CancellationToken ct)
    {
        var open = dueFrom is { } from ? Open.Where(t => t.DueAt >= from || t.HandleDueAt >= from) : Open;
        var numbers = await open.Select(t => t.Number).ToListAsync(ct);
        numbers.Sort();
        return numbers;
    }

    /// <summary>How many open tickets have a date that is provisional.</summary>
    public Task<int> Provisional(CancellationToken ct) => Open.CountAsync(t => t.DueProvisional, ct);

    /// <summary>How many open tickets keep each version of the limits.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ByLimits(CancellationToken ct) =>
        await Open.GroupBy(t => t.LimitVersion).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    /// <summary>Whether any ticket, open or not, keeps a version.</summary>
    public Task<bool> Carried(string version, CancellationToken ct) =>
        db.Tickets.IgnoreQueryFilters([HotlineDb.ByUnit, HotlineDb.NotAboutMe]).AnyAsync(t => t.LimitVersion == version, ct);

    /// <summary>The dates of these tickets, as they stand and as the rules have them.</summary>
    public async Task<IReadOnlyList<DueMove>> Moves(IReadOnlyList<TicketNumber> numbers, CityRules rules, CancellationToken ct)
    {
        var moves = new List<DueMove>();
        foreach (var ticket in await HotlineDb.Whole(Open).Where(t => numbers.Contains(t.Number)).OrderBy(t => t.Number).ToListAsync(ct))
        {
            var (due, handle, provisional, patrol) = (ticket.DueAt, ticket.HandleDueAt, ticket.DueProvisional, (ticket.PatrolAt, ticket.Light));
            ticket.Reckon(rules);
            moves.Add(new DueMove(ticket.Number, due, ticket.DueAt, handle, ticket.HandleDueAt, provisional, ticket.DueProvisional, patrol != (ticket.PatrolAt, ticket.Light)));
        }

        return moves;
    }
}
