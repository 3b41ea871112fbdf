using System.Security.Cryptography;
using System.Text;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.PublicPortal;

/// <summary>The right to see one ticket: its number and the keyed hash of its query code. Good until the code is reissued.</summary>
public sealed record TicketAccess(TicketNumber Number, string CodeHash)
{
    /// <summary>Opens nothing.</summary>
    public static readonly TicketAccess None = new(default, "");

    /// <summary>Whether it fits what the store holds for this number, null when that holds none. The time of the comparison tells nothing.</summary>
    public bool Opens(string? kept) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(kept ?? ""), Encoding.ASCII.GetBytes(CodeHash)) && kept is not null;
}

/// <summary>What a citizen does with the own ticket.</summary>
public interface IOwnTicketCommand : ITicketCommand
{
    /// <summary>Checked against the store each time.</summary>
    TicketAccess Access { get; }
}

/// <summary>Opens a ticket to whoever has its query code.</summary>
public static class OwnTicket
{
    /// <summary>What number and code as typed would open. Costs the same whatever was typed.</summary>
    public static TicketAccess Key(Vault vault, string? number, string? code)
    {
        var known = TicketNumber.TryParse(number, out var parsed) ? parsed : default;
        return new TicketAccess(known, Registrar.CodeHash(vault, known, Digits(code)));
    }

    /// <summary>The digits of what was typed, full-width ones too.</summary>
    public static string Digits(string? typed) =>
        new([.. (typed ?? "").Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit).Take(32)]);

    /// <summary>Whether it opens a ticket: one look-up and one comparison whose time tells nothing.</summary>
    public static async Task<bool> Opens(this HotlineDb db, TicketAccess access, CancellationToken ct)
    {
        var kept = await db.Tickets.Where(t => t.Number == access.Number).Select(t => t.QueryCodeHash).SingleOrDefaultAsync(ct);
        return access.Opens(kept);
    }

    /// <summary>The own ticket, for changing.</summary>
    /// <exception cref="NotThere">The code was reissued, or never opened it.</exception>
    /// <exception cref="Stale">Something happened since the citizen looked.</exception>
    public static async Task<Ticket> LoadOwn(this HotlineDb db, IOwnTicketCommand command, CancellationToken ct) =>
        await db.Opens(command.Access, ct) ? await db.Load(command, ct) : throw new NotThere(command.Access.Number.ToString());
}
