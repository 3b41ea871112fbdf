using System.Globalization;

namespace Hotline.Domain.Deadlines;

/// <summary>An amount of time somebody is given: a whole number, at least one, of one unit.</summary>
/// <param name="Amount">How many; at least 1 to be usable (<c>default</c> is 0 and is refused where it is used).</param>
/// <param name="Unit">Of what.</param>
public readonly record struct Budget(int Amount, BudgetUnit Unit)
{
    /// <summary>Whether it is counted in whole days; otherwise in minutes.</summary>
    public bool InDays => Unit is BudgetUnit.WorkingDay or BudgetUnit.CalendarDay;

    /// <summary>Whether it is counted on working days only.</summary>
    public bool CountsWork => Unit is BudgetUnit.WorkingDay or BudgetUnit.WorkingHour or BudgetUnit.WorkingMinute;

    /// <summary>How many days, or how many minutes.</summary>
    public int Measure => Unit is BudgetUnit.Hour or BudgetUnit.WorkingHour ? checked(Amount * 60) : Amount;

    /// <summary>Reads "5 workingDay", "4 workingHour", "15 minute"; upper and lower case are the same, "min" is a minute.</summary>
    /// <param name="text">Amount, blank, unit.</param>
    /// <returns>The budget.</returns>
    /// <exception cref="FormatException">The amount is no whole number of at least 1, or the unit is unknown.</exception>
    public static Budget Parse(string text) => TryParse(text, out var budget)
        ? budget
        : throw new FormatException($"“{text}”不是时限，应写数量和单位，例如 5 workingDay");

    /// <summary>Reads the same words as <see cref="Parse"/> and says whether they made sense.</summary>
    /// <param name="text">Amount, blank, unit; may be null.</param>
    /// <param name="budget">The budget, or <c>default</c>.</param>
    /// <returns>False when <paramref name="text"/> is no budget.</returns>
    public static bool TryParse(string? text, out Budget budget)
    {
        budget = default;
        var words = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length != 2
            || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            || amount < 1
            || !TryUnit(words[1], out var unit))
        {
            return false;
        }

        budget = new Budget(amount, unit);
        return true;
    }

    /// <summary>Writes what <see cref="Parse"/> reads: "5 workingDay".</summary>
    /// <returns>Amount, blank, unit in camel case.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Word.Of(Unit)}");

    private static bool TryUnit(string word, out BudgetUnit unit)
    {
        if (word.Equals("min", StringComparison.OrdinalIgnoreCase))
        {
            unit = BudgetUnit.Minute;
            return true;
        }

        return Word.TryRead(word, out unit);
    }
}
