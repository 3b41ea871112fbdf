using Hotline.Domain.Privacy;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Routing;
using Xunit;

namespace Hotline.Tests.Privacy;

/// <summary>How long what identifies people is kept, as the city says.</summary>
public sealed class RetentionRulesTests
{
    private static readonly DateOnly day = new(2026, 11, 27);

    [Fact]
    public void The_row_that_says_most_about_a_ticket_holds()
    {
        var book = new RetentionBook(
        [
            Rule(null, null, 40), Rule(null, AppealType.Consultation, 24), Rule(TicketState.Withdrawn, null, 12), Rule(TicketState.Withdrawn, AppealType.Consultation, 6),
            new RetentionRule(TicketState.Merged, null, 1, new DateOnly(2027, 1, 1), null),
        ], []);
        Assert.Equal(40, book.MonthsOf(TicketState.Closed, AppealType.Complaint, day));
        Assert.Equal(24, book.MonthsOf(TicketState.Closed, AppealType.Consultation, day));
        Assert.Equal(12, book.MonthsOf(TicketState.Withdrawn, AppealType.Complaint, day));
        Assert.Equal(6, book.MonthsOf(TicketState.Withdrawn, AppealType.Consultation, day));
        Assert.Equal(40, book.LongestOn(day));
        Assert.Equal(40, book.MonthsOf(TicketState.Merged, AppealType.Complaint, day));
        Assert.Equal(1, book.MonthsOf(TicketState.Merged, AppealType.Complaint, day.AddYears(1)));
    }

    [Fact]
    public void Where_the_city_says_nothing_tickets_are_kept_three_years_and_drafts_a_month()
    {
        var nothing = new RetentionBook([], []);
        Assert.Equal((36, 30), (nothing.MonthsOf(TicketState.Closed, AppealType.Complaint, day), nothing.DraftDaysOn(day)));
    }

    [Theory]
    [InlineData("ticket\t-\t-\t36 months\t2025-01-01\t\nticket\t-\t-\t12 months\t2026-01-01\t", "重叠")]
    [InlineData("ticket\tin-hand\t-\t36 months\t2025-01-01\t", "结束的状态")]
    [InlineData("ticket\t-\tnonsense\t36 months\t2025-01-01\t", "nonsense")]
    [InlineData("ticket\t-\t-\t36 days\t2025-01-01\t", "36 months")]
    [InlineData("ticket\t-\t-\t0 months\t2025-01-01\t", "36 months")]
    [InlineData("ticket\t-\t-\t36 months\t2025-01-01\t2024-01-01", "早于")]
    [InlineData("draft\tclosed\t-\t30 days\t2025-01-01\t", "草稿")]
    [InlineData("draft\t-\t-\t30 days\t2025-01-01\t\ndraft\t-\t-\t9 days\t2025-01-01\t", "草稿的有效期")]
    [InlineData("photo\t-\t-\t30 days\t2025-01-01\t", "photo")]
    public async Task A_file_that_cannot_be_meant_is_refused_with_its_line(string rows, string why)
    {
        await using var house = await House.Open();
        var before = house.City.Retention;
        var problem = await Assert.ThrowsAnyAsync<Exception>(() => house.Replace(CityFiles.RetentionFile, _ => $"what\tstate\ttype\tkeep\tvalid_from\tvalid_to\n{rows}\n"));
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
        Assert.Same(before, house.City.Retention);
    }

    private static RetentionRule Rule(TicketState? state, AppealType? type, int months) => new(state, type, months, new DateOnly(2025, 1, 1), null);
}
