using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Deadlines;

/// <summary>A line of the limit table before it is spread over the combinations it covers. Null means any.</summary>
internal sealed record LimitRow(ClockName Clock, AppealType? Type, Urgency? Urgency, Channel? Channel, DepartmentKind? UnitClass, string? LegalWord, Limit Limit)
{
    internal const string Any = "*";
    internal const string None = "-";

    // The clocks that bind a unit: only of these may a row say for which kind of unit it holds.
    private static readonly ClockName[] ofUnits = [ClockName.Sign, ClockName.FirstContact, ClockName.HandleUnit, ClockName.Redo, ClockName.CoOperate];

    /// <summary>Legal override beats urgency beats appeal type beats channel beats kind of unit; each bit outweighs all below it together.</summary>
    internal int Rank =>
        (LegalWord is null ? 0 : LegalWord == Any ? 16 : 32)
        + (Urgency is null ? 0 : 8)
        + (Type is null ? 0 : 4)
        + (Channel is null ? 0 : 2)
        + (UnitClass is null ? 0 : 1);

    /// <summary>What the row is about; two rows with the same answer contradict each other.</summary>
    internal (ClockName Clock, AppealType? Type, Urgency? Urgency, Channel? Channel, DepartmentKind? UnitClass, string? LegalWord) Case =>
        (Clock, Type, Urgency, Channel, UnitClass, LegalWord);

    internal static LimitRow Read(DeadlineFile file, DeadlineFile.Row row)
    {
        var legal = LegalOf(file, row);
        var basis = file.Cell(row, "basis");
        var cap = file.Cell(row, "cap");
        return new LimitRow(
            OneOf<ClockName>(file, row, "clock"),
            AnyOr<AppealType>(file, row, "type"),
            AnyOr<Urgency>(file, row, "urgency"),
            AnyOr<Channel>(file, row, "channel"),
            UnitClassOf(file, row),
            legal,
            new Limit(Amount(file, row, "limit"), basis is "" or None ? null : basis, row.Line)
            {
                Start = OneOf<StartRule>(file, row, "start"),
                Cap = cap is "" or None ? null : Amount(file, row, "cap"),
                Legal = legal,
            });
    }

    /// <summary>Whether the row speaks about a case, for tickets that carry the word (or none).</summary>
    internal bool Covers(AppealType type, Urgency urgency, Channel channel, DepartmentKind? unitClass, string? word) =>
        (UnitClass is null || UnitClass == unitClass)
        && (Type is null || Type == type)
        && (Urgency is null || Urgency == urgency)
        && (Channel is null || Channel == channel)
        && (LegalWord is null or Any || LegalWord == word);

    internal static Budget Amount(DeadlineFile file, DeadlineFile.Row row, string column)
    {
        try
        {
            return Budget.Parse(file.Cell(row, column));
        }
        catch (FormatException error)
        {
            throw file.Bad(row, $"{column} 列：{error.Message}");
        }
    }

    internal static string? LegalOf(DeadlineFile file, DeadlineFile.Row row) =>
        file.Cell(row, "legal") is var word && word is "" or None ? null : word;

    // A table of an older product has no such column: its rows hold for every unit.
    private static DepartmentKind? UnitClassOf(DeadlineFile file, DeadlineFile.Row row)
    {
        var kind = file.Has("unitClass") && file.Cell(row, "unitClass") is not ("" or None) ? AnyOr<DepartmentKind>(file, row, "unitClass") : null;
        return kind is null || ofUnits.Contains(OneOf<ClockName>(file, row, "clock"))
            ? kind
            : throw file.Bad(row, $"unitClass 列：“{file.Cell(row, "clock")}”不约束单位，应写 *");
    }

    private static T OneOf<T>(DeadlineFile file, DeadlineFile.Row row, string column)
        where T : struct, Enum
    {
        var word = file.Cell(row, column);
        return Word.TryRead<T>(word, out var value)
            ? value
            : throw file.Bad(row, $"{column} 列不认识“{word}”，应为以下之一：{string.Join(", ", Enum.GetValues<T>().Select(Word.Of))}");
    }

    private static T? AnyOr<T>(DeadlineFile file, DeadlineFile.Row row, string column)
        where T : struct, Enum =>
        file.Cell(row, column) == Any ? null : OneOf<T>(file, row, column);
}
