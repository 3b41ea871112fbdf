using System.Globalization;

namespace Hotline.Domain.Tickets;

/// <summary>A ticket's number: the local date, six digits and a check digit, written <c>20261122-000123-7</c>. Stored as one integer without the check digit.</summary>
/// <param name="Value">Date and serial: <c>yyyymmddnnnnnn</c>.</param>
public readonly record struct TicketNumber(long Value) : IComparable<TicketNumber>
{
    private const long PerDay = 1_000_000;

    /// <summary>The number with this serial on this day.</summary>
    public static TicketNumber Of(DateOnly day, int serial) => new(FirstOf(day) + serial);

    /// <summary>The last number given out before that day began: serial 0 of the day, which no ticket has.</summary>
    public static long FirstOf(DateOnly day) => (day.Year * 10_000L + day.Month * 100 + day.Day) * PerDay;

    /// <summary>The day's highest possible value.</summary>
    public static long LastOf(DateOnly day) => FirstOf(day) + PerDay - 1;

    /// <summary>Reads a number as people type it: full-width digits, missing or other dashes, and the check digit are forgiven or checked.</summary>
    /// <returns>False when it is no number, or the check digit says that a digit was mistyped.</returns>
    public static bool TryParse(string? text, out TicketNumber number)
    {
        number = default;
        var digits = new string([.. (text ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
        if (digits.Length != 15 || !long.TryParse(digits.AsSpan(0, 14), CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        number = new TicketNumber(value);
        return number.Check == digits[14] - '0';
    }

    /// <summary>Luhn check digit: every single mistyped digit and nearly every swap of neighbours is noticed.</summary>
    private int Check
    {
        get
        {
            var sum = 0;
            var rest = Value;
            for (var twice = true; rest > 0; rest /= 10, twice = !twice)
            {
                var digit = (int)(rest % 10) * (twice ? 2 : 1);
                sum += digit > 9 ? digit - 9 : digit;
            }

            return (10 - sum % 10) % 10;
        }
    }

    /// <inheritdoc/>
    public int CompareTo(TicketNumber other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value / PerDay:00000000}-{Value % PerDay:000000}-{Check}");
}
