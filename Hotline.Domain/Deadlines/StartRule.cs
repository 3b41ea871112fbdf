namespace Hotline.Domain.Deadlines;

/// <summary>Which day is day 1 of a limit in days. Limits in hours and minutes start at once and do not ask.</summary>
public enum StartRule
{
    /// <summary>次日起算: day 1 is the first (working) day strictly after the local date of the start. Source: Civil Code (民法典) art. 201.</summary>
    NextDay = 1,

    /// <summary>当日起算: the day of receipt is day 1, if it works and the start came before work ended on it.</summary>
    ReceiptDay = 2,
}
