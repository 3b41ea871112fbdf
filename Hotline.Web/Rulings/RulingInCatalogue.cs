using Hotline.Domain;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.Extensions.Localization;

namespace Hotline.Web.Rulings;

/// <summary>Where a ruling is to hold, as its form says.</summary>
public interface IRuling
{
    /// <summary>The law or duty list behind it.</summary>
    string Basis { get; }

    /// <summary>The catalogue stays as it is.</summary>
    bool ThisCaseOnly { get; }

    /// <summary>The area in which it holds from today on; empty = the whole city.</summary>
    string Area { get; }
}

/// <summary>Writes a ruling back into the dispatch catalogue, in the transaction of the ruling.</summary>
public static class RulingInCatalogue
{
    /// <summary>Makes the entry, unless the ruling is for one case only or the catalogue says the same already.</summary>
    /// <returns>The line that holds since; null where the ruling is for this case only.</returns>
    /// <exception cref="Invalid">The area is none in which the ruling would hold for this case.</exception>
    /// <exception cref="Refusal"><see cref="RefusalCode.CatalogueWouldBeWrong"/>.</exception>
    public static async Task<string?> Enter(
        this CatalogueBook book, IRuling ruling, RulingScope scope, Ticket ticket, DepartmentCode unit, IReadOnlyList<DepartmentCode>? helping,
        IStringLocalizer<RulingWords> own, CancellationToken ct)
    {
        if (ruling.ThisCaseOnly)
        {
            return null;
        }

        if (scope.Duty is { } duty && duty.Lead == unit && (helping is null || helping.ToHashSet().SetEquals(duty.CoOperating)))
        {
            return CatalogueFile.Row(duty.Entry);
        }

        AreaCode? area = ruling.Area.Length > 0 ? new AreaCode(ruling.Area) : null;
        if (!scope.Areas.Contains(area))
        {
            throw new Invalid("Area", "AreaUnknown");
        }

        var change = scope.Change(area, unit, helping ?? [], ruling.Basis.Trim(), own["CatalogueReason", ticket.Number]);
        var report = await book.Change(change, ct);
        Refusal.When(report.Wrong.Count > 0, RefusalCode.CatalogueWouldBeWrong, string.Join(' ', report.Wrong.Take(3)));
        return RulingScope.Line(change);
    }
}
