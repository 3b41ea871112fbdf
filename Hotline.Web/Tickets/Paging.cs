using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Tickets;

/// <summary>One page of a list, and how many rows there are in all.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Total, int Number, int Size)
{
    /// <summary>How many pages there are, at least one.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>Cuts lists into pages.</summary>
public static class Paging
{
    /// <summary>Rows a queue shows at once.</summary>
    public const int Size = 30;

    /// <summary>That page of the query, counted from 1; a number beyond the end gives the last page.</summary>
    public static async Task<Page<T>> Page<T>(this IQueryable<T> query, int number, CancellationToken ct, int size = Size)
    {
        var total = await query.CountAsync(ct);
        number = Math.Clamp(number, 1, Math.Max(1, (total + size - 1) / size));
        return new Page<T>(await query.Skip((number - 1) * size).Take(size).ToListAsync(ct), total, number, size);
    }
}
