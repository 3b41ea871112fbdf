using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// <summary>One thing to learn: that ticket's text belongs to that category and unit.</summary>
public sealed record CorrectionRow(TicketNumber Ticket, CategoryCode Category, DepartmentCode Unit, CorrectionSource Source, DateTimeOffset At);

/// <summary>Reads what people corrected, for whoever trains the next model.</summary>
public static class Corrections
{
    /// <summary>Every correction, the oldest word first.</summary>
    public static async Task<IReadOnlyList<CorrectionRow>> ReadAsync(HotlineDb db, CancellationToken ct) =>
        await db.Corrections.AsNoTracking().OrderBy(c => c.At).ThenBy(c => c.Ticket)
            .Select(c => new CorrectionRow(c.Ticket, c.Category, c.Unit, c.Source, c.At)).ToListAsync(ct);
}
