using System.Text.RegularExpressions;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Data;

/// <summary>What may be indexed of a ticket, and learned from it: its words without the caller's name and without anything that looks like a telephone or an identity number.</summary>
public static partial class Redaction
{
    /// <summary>Title, text and desired outcome, redacted.</summary>
    public static string Of(Ticket ticket) =>
        Of($"{ticket.Appeal.Title}\n{ticket.Appeal.Text}\n{ticket.Appeal.DesiredOutcome}", ticket.Appeal.Caller.Name);

    /// <summary>A text without these names, and without anything that looks like a telephone or an identity number.</summary>
    public static string Of(string text, params IEnumerable<string?> names) =>
        names.Where(n => n?.Length > 1).Aggregate(Numbers().Replace(text, " "), (rest, name) => rest.Replace(name!, " ", StringComparison.Ordinal));

    // Seven digits or more, as people write them: 138 0000 1234, 0799-8312345, full-width too.
    [GeneratedRegex(@"[0-9０-９](?:[ \-－—–]?[0-9０-９Xx*]){6,}")]
    private static partial Regex Numbers();
}
