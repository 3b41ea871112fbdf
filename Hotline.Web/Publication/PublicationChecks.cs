using Hotline.Domain.Publication;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Publication;

/// <summary>What stands between words and the public.</summary>
internal static class PublicationChecks
{
    /// <summary>Everybody whose name a ticket knows.</summary>
    public static IEnumerable<string> NamesOf(Ticket ticket) => ticket.Events.Select(e => e.ByName).Append(ticket.Appeal.SourceAuthor ?? "").Where(n => n.Length is >= 2 and <= 4).Distinct();

    /// <summary>Words of the secrecy list in these texts.</summary>
    public static IReadOnlyList<string> Secret(CityRules city, params IEnumerable<string> texts)
    {
        var all = string.Join('\n', texts);
        return [.. city.SecrecyWords.Where(w => all.Contains(w, StringComparison.Ordinal))];
    }

    /// <summary>Nothing that is surely personal is left, and a word of the secrecy list has its reason.</summary>
    /// <exception cref="Invalid">Which field still holds what.</exception>
    public static void Check(CityRules city, Ticket ticket, PublicWords words, string? note)
    {
        var names = NamesOf(ticket).ToList();
        var wrong = new[] { ("Title", words.Title), ("Question", words.Question), ("Answer", words.Answer) }
            .Where(f => PersonalSpans.In(f.Item2, ticket.Appeal.Caller, names).Any(s => s.Sure)).Select(f => new FieldError(f.Item1, "StillPersonal")).ToList();
        if (string.IsNullOrWhiteSpace(note) && Secret(city, words.Title, words.Question, words.Answer).Count > 0)
        {
            wrong.Add(new FieldError("Note", "SecrecyNoteMissing"));
        }

        if (wrong.Count > 0)
        {
            throw new Invalid(wrong);
        }
    }
}
