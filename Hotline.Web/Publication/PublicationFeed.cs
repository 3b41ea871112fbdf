using System.Globalization;
using System.Security.Claims;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Hotline.Web.Platform;

namespace Hotline.Web.Publication;

/// <summary>The newest published answers as an Atom feed.</summary>
public static class PublicationFeed
{
    private const string path = "/replies/feed.xml";
    private static readonly XNamespace atom = "http://www.w3.org/2005/Atom";

    /// <summary>Its address, for one unit or category where named.</summary>
    public static string Address(string? unit, string? category) =>
        path + QueryString.Create(new Dictionary<string, string?> { ["unit"] = unit, ["category"] = category }.Where(p => !string.IsNullOrEmpty(p.Value)));

    /// <summary>Maps it.</summary>
    public static void MapPublicationFeed(this WebApplication app) => app.MapGet(path, Feed);

    private static async Task<IResult> Feed(HttpContext http, UseCases door, IConfiguration settings, TimeProvider clock, string? unit, string? category)
    {
        var visitor = new Visitor(new ClaimsPrincipal(new ClaimsIdentity()), http.Connection.RemoteIpAddress?.ToString() ?? "");
        var rows = (await door.Send(visitor, new PublishedReplies(null, unit, category), http.RequestAborted)).Value?.Rows ?? [];
        var site = $"{http.Request.Scheme}://{http.Request.Host}";
        var feed = new XElement(
            atom + "feed",
            new XElement(atom + "title", $"{settings["Hotline:City"]} 12345 公开答复"),
            new XElement(atom + "id", $"{site}{Address(unit, category)}"),
            new XElement(atom + "link", new XAttribute("rel", "self"), new XAttribute("href", $"{site}{Address(unit, category)}")),
            new XElement(atom + "link", new XAttribute("href", $"{site}/zh-CN/replies")),
            new XElement(atom + "updated", Instant(rows.Count > 0 ? rows[0].At : clock.GetUtcNow())),
            rows.Select(row => new XElement(
                atom + "entry",
                new XElement(atom + "title", Printable(row.Title)),
                new XElement(atom + "id", $"{site}/zh-CN/replies/{row.Id}"),
                new XElement(atom + "link", new XAttribute("href", $"{site}/zh-CN/replies/{row.Id}")),
                new XElement(atom + "updated", Instant(row.At)),
                new XElement(atom + "author", new XElement(atom + "name", row.Unit?.Value ?? "12345")),
                new XElement(atom + "summary", Printable(row.Answer)))));
        http.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Text(new XDeclaration("1.0", "utf-8", null) + feed.ToString(), "application/atom+xml; charset=utf-8");
    }

    // XML 1.0, 2.2: control characters and halves of a pair have no place in a document, escaped or not; one would make the whole feed unreadable.
    private static string Printable(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
            {
                kept.Append(text[at]).Append(text[++at]);
            }
            else if (XmlConvert.IsXmlChar(text[at]))
            {
                kept.Append(text[at]);
            }
        }

        return kept.ToString();
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
