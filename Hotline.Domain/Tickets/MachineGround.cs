using System.Globalization;

namespace Hotline.Domain.Tickets;

/// <summary>On what ground the machine dispatched; kept as the event's note.</summary>
/// <param name="Confidence">Calibrated probability that the category is right.</param>
/// <param name="UnitConfidence">Calibrated probability that the unit is right.</param>
/// <param name="Floor">The precision the city asks for in this category.</param>
/// <param name="Model">The model's version.</param>
public sealed record MachineGround(double Confidence, double UnitConfidence, double Floor, string Model)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Confidence:0.0000} {UnitConfidence:0.0000} {Floor:0.###} {Model}");

    /// <summary>Reads a note; null where it is none of these.</summary>
    public static MachineGround? Parse(string? note) =>
        note?.Split(' ', 4) is [var category, var unit, var floor, var model] && Number(category) is { } sure && Number(unit) is { } sureOfUnit && Number(floor) is { } asked
            ? new MachineGround(sure, sureOfUnit, asked, model)
            : null;

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
