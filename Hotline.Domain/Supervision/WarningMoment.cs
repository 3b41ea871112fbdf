using System.Globalization;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Supervision;

/// <summary>When a rule speaks, measured from a clock's due time: so much left, due, or so much over.</summary>
/// <param name="Over">After the due time rather than before it.</param>
/// <param name="Percent">A share of the whole limit that is left, 1 to 99; null where an amount is given.</param>
/// <param name="Amount">An amount that is left or over; null where a share is given, or at the due time itself.</param>
public readonly record struct WarningMoment(bool Over, int? Percent, Budget? Amount)
{
    /// <summary>Reads "left 20%", "left 1 workingDay", "due", "over 1 workingDay".</summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static WarningMoment Parse(string text)
    {
        var words = text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            ["due"] => default,
            ["left", [.. var digits, '%']] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and < 100 => new(false, percent, null),
            ["left", var amount] when Budget.TryParse(amount, out var left) => new(false, null, left),
            ["over", var amount] when Budget.TryParse(amount, out var over) => new(true, null, over),
            _ => throw new FormatException($"“{text}”不是预警时点，应写 left 20%、left 1 workingDay、due 或 over 1 workingDay"),
        };
    }

    /// <summary>The instant for one clock; never before it started.</summary>
    public DateTimeOffset Of(Deadline clock, WorkingTime time)
    {
        var at = this switch
        {
            { Over: true, Amount: { } over } => time.Extend(new Due(clock.DueAt, clock.Provisional), over).At,
            { Percent: { } percent } => WithLeft(clock, percent, time),
            { Amount: { } left } => time.Before(clock.DueAt, left),
            _ => clock.DueAt,
        };
        return at < clock.StartedAt ? clock.StartedAt : at;
    }

    // A share of a limit in working days or hours is a share of the working time, else at night or on a holiday half of it would pass unseen.
    private static DateTimeOffset WithLeft(Deadline clock, int percent, WorkingTime time)
    {
        if (clock.Budget.Unit is BudgetUnit.WorkingDay or BudgetUnit.WorkingHour or BudgetUnit.WorkingMinute)
        {
            var whole = time.Between(clock.StartedAt, clock.DueAt, BudgetUnit.WorkingMinute);
            var used = whole - (whole * percent / 100);
            return used < 1 ? clock.StartedAt : time.Add(clock.StartedAt, new Budget(used, BudgetUnit.WorkingMinute)).At;
        }

        return clock.DueAt - ((clock.DueAt - clock.StartedAt) * (percent / 100.0));
    }
}
