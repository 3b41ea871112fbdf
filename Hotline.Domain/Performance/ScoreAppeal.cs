using Hotline.Domain.Routing;

namespace Hotline.Domain.Performance;

/// <summary>申诉: a unit objects to a figure of a closed month; a supervisor answers. The closed month stays as it is, what was found stands beside it.</summary>
public sealed class ScoreAppeal
{
    private ScoreAppeal()
    {
        Kpi = Text = By = ByName = "";
    }

    /// <summary>A unit objects.</summary>
    /// <param name="month">The first day of the closed month.</param>
    /// <param name="unit">Whose figure.</param>
    /// <param name="kpi">Which figure.</param>
    /// <param name="text">What is wrong with it.</param>
    /// <param name="stamp">Who objects, and when.</param>
    public ScoreAppeal(DateOnly month, DepartmentCode unit, Kpi kpi, string text, Stamp stamp) =>
        (Month, Unit, Kpi, Text, By, ByName, At) = (month, unit, kpi.Code, text.Trim(), stamp.By.Account, stamp.By.Name, stamp.At);

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>Whose figure.</summary>
    public DepartmentCode Unit { get; private set; }

    /// <summary>The figure's code.</summary>
    public string Kpi { get; private set; }

    /// <summary>What is wrong with it.</summary>
    public string Text { get; private set; }

    /// <summary>The account that objects.</summary>
    public string By { get; private set; }

    /// <summary>That person's name.</summary>
    public string ByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Whether the unit was right; null while nobody has answered.</summary>
    public bool? Upheld { get; private set; }

    /// <summary>What the unit was told.</summary>
    public string? Answer { get; private set; }

    /// <summary>The account that answered.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>That person's name.</summary>
    public string? AnsweredByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>A supervisor answers, once.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.AppealAnswered"/>.</exception>
    public void Decide(bool upheld, string answer, Stamp stamp)
    {
        Refusal.When(AnsweredAt is not null, RefusalCode.AppealAnswered);
        (Upheld, Answer, AnsweredBy, AnsweredByName, AnsweredAt) = (upheld, answer.Trim(), stamp.By.Account, stamp.By.Name, stamp.At);
    }
}
