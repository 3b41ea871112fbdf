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

    /// <summary>The hashes of a caller's numbers; none for a caller who wants to be nobody.</summary>
    public static IEnumerable<PhoneHash> Of(Ticket ticket, Vault vault) => ticket.Appeal.Caller.Anonymous ? [] : ticket.Appeal.Caller.Phones.Distinct().Select(phone => new PhoneHash
    {
        Ticket = ticket.Number,
        Whole = WholeOf(phone, vault),
        LastFour = LastFourOf(phone, vault),
    });

    /// <summary>The hash to look for.</summary>
    public static string WholeOf(string digits, Vault vault) => vault.Hash("phone", digits);

    /// <summary>The hash of a number's last four digits to look for.</summary>
    public static string LastFourOf(string digits, Vault vault) => vault.Hash("phone-4", digits[^4..]);
}
