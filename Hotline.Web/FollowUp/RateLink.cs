using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.FollowUp;

/// <summary>The right to rate one ticket once, without number and code, until a day. The store holds the token's keyed hash only.</summary>
public sealed class RateLink
{
    /// <summary>Of the token.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Which ticket.</summary>
    public TicketNumber Ticket { get; init; }

    /// <summary>For which round: a redo makes it void.</summary>
    public int Round { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Until when it is good.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>When it was used.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Whether it opens anything at this moment.</summary>
    public bool IsGoodAt(DateTimeOffset now) => UsedAt is null && now < Until;

    /// <summary>Used up.</summary>
    public void BeUsed(DateTimeOffset at) => UsedAt = at;
}

/// <summary>
/// Makes and finds rating links. The token comes from the message's key by a keyed hash: it can be made again when the message leaves, so it need not lie in the store, where staff could read it.
/// </summary>
public sealed class RateLinks(IConfiguration settings)
{
    /// <summary>Where citizens reach this site from outside, without a slash at the end: <c>Hotline:Public:Address</c>. Without it there are no links.</summary>
    public string Address => (settings["Hotline:Public:Address"] ?? "").TrimEnd('/');

    /// <summary>The address that goes into a message.</summary>
    public string For(Vault vault, string messageKey) => $"{Address}/zh-CN/rate/{Token(vault, messageKey)}";

    /// <summary>Makes the link of a message, and takes back the ones before it.</summary>
    public async Task Replace(HotlineDb db, string messageKey, Ticket ticket, DateTimeOffset until, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var older in await db.RateLinks.Where(l => l.Ticket == ticket.Number && l.UsedAt == null).ToListAsync(ct))
        {
            older.BeUsed(at);
        }

        db.RateLinks.Add(new RateLink { Hash = HashOf(db.Vault, Token(db.Vault, messageKey)), Ticket = ticket.Number, Round = ticket.Redone + 1, At = at, Until = until });
    }

    /// <summary>The link behind a token, if it opens anything now.</summary>
    public static async Task<RateLink?> Find(HotlineDb db, string? token, DateTimeOffset now, CancellationToken ct)
    {
        var hash = HashOf(db.Vault, token ?? "");
        return await db.RateLinks.SingleOrDefaultAsync(l => l.Hash == hash, ct) is { } link && link.IsGoodAt(now) ? link : null;
    }

    // 128 bits.
    private static string Token(Vault vault, string messageKey) => vault.Lasting("rate-token", messageKey).ToLowerInvariant();

    private static string HashOf(Vault vault, string token) => vault.Hash("rate-link", token);
}
