using Hotline.Domain.Deadlines;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Supervision;

/// <summary>One line of the warning table.</summary>
/// <param name="Clock">Which clock; null: every clock that has no line of its own for this level.</param>
/// <param name="InDays">Only limits in days, or only those in hours and minutes; null: both.</param>
/// <param name="Level">What is given; null: the unit's signing is taken as done (自动签收).</param>
/// <param name="When">At which moment.</param>
internal sealed record WarningRule(ClockName? Clock, bool? InDays, WarningLevel? Level, WarningMoment When)
{
    private const string Any = "*";
    private const string Sign = "sign";

    internal bool Covers(Deadline clock) => InDays is null || InDays == (clock.Budget.Unit is BudgetUnit.WorkingDay or BudgetUnit.CalendarDay);

    internal static WarningRule Read(DeadlineFile file, DeadlineFile.Row row)
    {
        var rule = new WarningRule(
            file.Cell(row, "clock") is var clock && clock == Any ? null : Of<ClockName>(file, row, "clock"),
            file.Cell(row, "budget") switch { Any => null, "day" => true, "hour" => false, var other => throw file.Bad(row, $"budget 列不认识“{other}”，应为 day、hour 或 *") },
            file.Cell(row, "level") == Sign ? null : Of<WarningLevel>(file, row, "level"),
            Moment(file, row));
        return rule.Level is null && rule.Clock != ClockName.Sign ? throw file.Bad(row, "level 列：sign 只能用于 sign 时钟") : rule;
    }

    private static WarningMoment Moment(DeadlineFile file, DeadlineFile.Row row)
    {
        try
        {
            return WarningMoment.Parse(file.Cell(row, "when"));
        }
        catch (FormatException error)
        {
            throw file.Bad(row, $"when 列：{error.Message}");
        }
    }

    private static T Of<T>(DeadlineFile file, DeadlineFile.Row row, string column)
        where T : struct, Enum =>
        Word.TryRead<T>(file.Cell(row, column), out var value)
            ? value
            : throw file.Bad(row, $"{column} 列不认识“{file.Cell(row, column)}”，应为以下之一：{string.Join(", ", Enum.GetValues<T>().Select(Word.Of))}");
}
