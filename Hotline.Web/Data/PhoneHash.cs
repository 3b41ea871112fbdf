using Hotline.Domain.Tickets;

namespace Hotline.Web.Data;

/// <summary>Finds a ticket by its caller's telephone without any telephone being readable.</summary>
public sealed class PhoneHash
{
    /// <summary>Whose.</summary>
    public required TicketNumber Ticket { get; init; }

    /// <summary>Keyed hash of the whole number.</summary>
    public required string Whole { get; init; }

    /// <summary>Keyed hash of the last four digits.</summary>
    public required string LastFour { get; init; }

    /// <summary>The hashes of a caller's numbers.</summary>
    public static IEnumerable<PhoneHash> Of(Ticket ticket, Vault vault) => ticket.Appeal.Caller.Phones.Distinct().Select(phone => new PhoneHash
    {
        Ticket = ticket.Number,
        Whole = WholeOf(phone, vault),
        LastFour = vault.Hash("phone-4", phone[^4..]),
    });

    /// <summary>The hash to look for.</summary>
    public static string WholeOf(string digits, Vault vault) => vault.Hash("phone", digits);
}
