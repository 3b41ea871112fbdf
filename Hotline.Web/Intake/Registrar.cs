using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Intake;

/// <summary>What the citizen takes home: the ticket's number and the code that opens it.</summary>
public sealed record Receipt(TicketNumber Number, string QueryCode, bool Again = false) : IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Number.ToString();
}

/// <summary>Turns an appeal into a ticket, whatever way it came: number, query code, suggestion, limits. The same appeal sent twice (same channel, same id at its source) is one ticket.</summary>
public sealed class Registrar(HotlineDb db, CurrentUser me, City city, Advisor advisor, Randomness random)
{
    private const int codeLength = 8;

    // Given out in this transaction and not in the store yet: an import registers several appeals at once.
    private readonly Dictionary<(Channel, string), TicketNumber> fresh = [];
    private TicketNumber? highest;

    /// <summary>Registers; a repeated sending gets the same ticket, and no code.</summary>
    /// <param name="appeal">What was said.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="advice">What the model thinks, where it was asked already.</param>
    /// <param name="code">The query code, where who asks must be able to tell it again; by default one nobody can tell again.</param>
    public async Task<Receipt> Register(Appeal appeal, CancellationToken ct, Advice? advice = null, string? code = null)
    {
        code ??= random.Digits(codeLength);
        var stamp = me.Stamp();
        if (appeal.ForeignId is { } id && await Known(appeal.Channel, id, ct) is { } known)
        {
            return new Receipt(known, "", Again: true);
        }

        advice ??= advisor.Advise(appeal.Title, appeal.Text, appeal.Address, appeal.Area, appeal.ReportedUnit, appeal.ReportedParty);
        var number = await NextNumber(city.Now.Day(stamp.At), ct);
        var ticket = Ticket.Register(
            number, appeal with { Area = appeal.Area ?? advice.Place?.Area.Code }, advice.Route,
            CodeHash(db.Vault, number, code), city.Now.Limits.InForce(city.Now.Day(stamp.At)).Version, stamp);
        db.Tickets.Add(ticket);
        if (appeal.ForeignId is not null)
        {
            fresh[(appeal.Channel, appeal.ForeignId)] = number;
        }

        return new Receipt(number, code);
    }

    /// <summary>A new code for a ticket; the old one opens nothing any more.</summary>
    public (string Code, string Hash) NewCode(TicketNumber number)
    {
        var code = random.Digits(codeLength);
        return (code, CodeHash(db.Vault, number, code));
    }

    /// <summary>The keyed hash a query code is kept as; bound to its number, so that equal codes look different.</summary>
    public static string CodeHash(Vault vault, TicketNumber number, string code) => vault.Hash("query-code", $"{number.Value} {code}");

    private async Task<TicketNumber?> Known(Channel channel, string foreignId, CancellationToken ct) =>
        fresh.TryGetValue((channel, foreignId), out var number) ? number : await db.Tickets.IgnoreQueryFilters([HotlineDb.ByUnit, HotlineDb.NotAboutMe])
            .Where(t => t.Appeal.Channel == channel && t.Appeal.ForeignId == foreignId).Select(t => (TicketNumber?)t.Number).SingleOrDefaultAsync(ct);

    private async Task<TicketNumber> NextNumber(DateOnly day, CancellationToken ct)
    {
        var (first, last) = (new TicketNumber(TicketNumber.FirstOf(day)), new TicketNumber(TicketNumber.LastOf(day)));
        // Inside a transaction nobody else gives out numbers.
        var newest = highest?.Value > first.Value ? highest
            : await db.Tickets.FromSql($"SELECT * FROM tickets WHERE number BETWEEN {first.Value} AND {last.Value} ORDER BY number DESC LIMIT 1")
                .IgnoreQueryFilters([HotlineDb.ByUnit, HotlineDb.NotAboutMe]).Select(t => (TicketNumber?)t.Number).SingleOrDefaultAsync(ct);
        return (highest = new TicketNumber((newest ?? first).Value + 1)).Value;
    }
}
