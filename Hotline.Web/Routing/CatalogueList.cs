using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;

namespace Hotline.Web.Routing;

/// <summary>A page of the dispatch catalogue.</summary>
/// <param name="Page">The entries.</param>
/// <param name="Version">The version they are of; a change names it.</param>
/// <param name="Wrong">The first mistakes of the catalogue as a whole.</param>
/// <param name="Mistakes">How many there are.</param>
public sealed record CatalogueView(Page<CatalogueLine> Page, int Version, IReadOnlyList<string> Wrong, int Mistakes);

/// Entries of the dispatch catalogue by category, area, unit and words, and what is wrong with the whole.
[Needs(Permission.ManageAccounts | Permission.Dispatch)]
public sealed record CatalogueList : IQuestion<CatalogueView>
{
    private const int shownMistakes = 10;

    /// <summary>A first-level category.</summary>
    public string? Top { get; init; }

    /// <summary>An area, with all inside it; <see cref="CatalogueFile.WholeCity"/>: entries for the whole city.</summary>
    public string? Area { get; init; }

    /// <summary>Leading or helping; <see cref="CatalogueFile.District"/>: the district office of the place.</summary>
    public string? Unit { get; init; }

    /// <summary>In the category, the units or the basis; all of them.</summary>
    public string? Search { get; init; }

    /// <summary>Also what no longer holds, or not yet.</summary>
    public bool All { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; init; } = 1;

    internal sealed class Handler(CatalogueBook book, City city, CatalogueSaid said, TimeProvider clock) : IQuestionHandler<CatalogueList, CatalogueView>
    {
        public async Task<CatalogueView> Handle(CatalogueList request, CancellationToken ct)
        {
            var (lines, version) = await book.Read(ct);
            var today = city.Now.Day(clock.GetUtcNow());
            var found = lines.Where(l => (request.All || l.Entry.InForce(today)) && Fits(request, l.Entry))
                .OrderBy(l => l.Entry.Category.Value, StringComparer.Ordinal).ThenBy(l => l.Entry.Area is not null).ThenBy(l => l.Line).ToList();
            var wrong = city.Now.CatalogueMistakes(lines, today);
            return new CatalogueView(
                Cut(found, request.Page), version, [.. wrong.Take(shownMistakes).Select(m => said.Mistake(CatalogueFile.Name, m))], wrong.Count);
        }

        private bool Fits(CatalogueList request, CatalogueEntry entry) =>
            (request.Top is not { Length: > 0 } top || entry.Category.Value.StartsWith(top, StringComparison.Ordinal))
            && (request.Area is not { Length: > 0 } area || Lies(entry, area))
            && (request.Unit is not { Length: > 0 } unit || Names(entry, unit))
            && (request.Search?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []).All(word => Said(entry).Contains(word, StringComparison.OrdinalIgnoreCase));

        private bool Lies(CatalogueEntry entry, string area) =>
            area == CatalogueFile.WholeCity ? entry.Area is null : city.Now.Gazetteer.Within(city.Now.Gazetteer.Find(entry.Area)).Any(up => up.Code.Value == area);

        private static bool Names(CatalogueEntry entry, string unit) =>
            unit == CatalogueFile.District ? entry.Lead is null : entry.Lead?.Value == unit || entry.CoOperating.Any(u => u.Value == unit);

        private string Said(CatalogueEntry entry) =>
            $"{entry.Category} {city.Now.CategoryName(entry.Category)} {said.Lead(entry)} {said.CoOperating(entry)} {said.Area(entry)} {said.Party(entry)} {entry.Basis}";

        private static Page<CatalogueLine> Cut(List<CatalogueLine> found, int number)
        {
            number = Math.Clamp(number, 1, Math.Max(1, (found.Count + Paging.Size - 1) / Paging.Size));
            return new Page<CatalogueLine>([.. found.Skip((number - 1) * Paging.Size).Take(Paging.Size)], found.Count, number, Paging.Size);
        }
    }
}
