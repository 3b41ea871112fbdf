using Hotline.Domain.Deadlines;

namespace Hotline.Web.Deadlines;

/// <summary>A line of an explained due date as people read it: a day that counts, or a run of days that do not.</summary>
/// <param name="First">Its first date.</param>
/// <param name="Last">Its last date; the same for a single day.</param>
/// <param name="Kind">What it was to the limit.</param>
/// <param name="Name">The holiday, for rest and make-up days.</param>
/// <param name="Used">What it took from the budget.</param>
/// <param name="UsedSoFar">What was taken up to its end.</param>
/// <param name="Added">What it took from extensions.</param>
/// <param name="AddedSoFar">What of them was taken up to its end.</param>
/// <param name="Waited">Minutes a request waited on it.</param>
/// <param name="Provisional">Whether it works was only guessed.</param>
public sealed record LedgerRow(DateOnly First, DateOnly Last, DayKind Kind, string? Name, int Used, int UsedSoFar, int Added, int AddedSoFar, int Waited, bool Provisional)
{
    /// <summary>The holidays behind the name: two that fall together stand in one.</summary>
    public IReadOnlyList<string> Holidays => Name?.Split('、') ?? [];

    /// <summary>Reads a ledger: days of rest in a row under one name become one line.</summary>
    public static IReadOnlyList<LedgerRow> Of(IReadOnlyList<LedgerDay> days)
    {
        var rows = new List<LedgerRow>();
        foreach (var day in days)
        {
            var last = rows.LastOrDefault();
            var row = new LedgerRow(
                day.Day, day.Day, day.Kind, day.Name, day.Used, (last?.UsedSoFar ?? 0) + day.Used, day.Added, (last?.AddedSoFar ?? 0) + day.Added, day.Waited, day.Provisional);
            if (last is not null && (last.Kind, last.Name, last.Provisional) == (DayKind.Rest, row.Name, row.Provisional) && row.Kind == DayKind.Rest)
            {
                rows[^1] = last with { Last = row.Last, Waited = last.Waited + row.Waited };
            }
            else
            {
                rows.Add(row);
            }
        }

        return rows;
    }
}
