using Hotline.Domain.Deadlines;
using Xunit;

namespace Hotline.Tests.Deadlines;

public sealed class BudgetTests
{
    [Theory]
    [InlineData("5 workingDay", 5, BudgetUnit.WorkingDay)]
    [InlineData("15  CALENDARDAY ", 15, BudgetUnit.CalendarDay)]
    [InlineData("4 workinghour", 4, BudgetUnit.WorkingHour)]
    [InlineData("24 hour", 24, BudgetUnit.Hour)]
    [InlineData("15 min", 15, BudgetUnit.Minute)]
    [InlineData("30 workingMinute", 30, BudgetUnit.WorkingMinute)]
    public void A_limit_is_read_and_written(string text, int amount, BudgetUnit unit)
    {
        var budget = Budget.Parse(text);
        Assert.Equal(new Budget(amount, unit), budget);
        Assert.Equal(budget, Budget.Parse(budget.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("workingDay 5")]
    [InlineData("0 hour")]
    [InlineData("-1 hour")]
    [InlineData("1.5 hour")]
    [InlineData("99999999999 hour")]
    [InlineData("5 1")]
    [InlineData("5 fortnight")]
    [InlineData("5 working day")]
    public void Anything_else_is_refused_and_quoted(string text)
    {
        Assert.False(Budget.TryParse(text, out _));
        Assert.Contains($"“{text}”", Assert.Throws<FormatException>(() => Budget.Parse(text)).Message);
    }

    [Fact]
    public void Nothing_is_no_budget() => Assert.False(Budget.TryParse(null, out _));
}
