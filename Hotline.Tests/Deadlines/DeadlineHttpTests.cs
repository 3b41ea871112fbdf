using System.Net;
using System.Text.Json;
using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Deadlines;

/// <summary>GET /api/v1/deadline, with the vectors of the rule book.</summary>
public sealed class DeadlineHttpTests(DeadlineHttpTests.Served served) : IClassFixture<DeadlineHttpTests.Served>
{
    private readonly Site site = served.Site;

    [Fact]
    public async Task The_vectors_of_the_rule_book()
    {
        (string Start, int Amount, string Due)[] days =
        [
            ("2025-01-24", 1, "2025-01-26"), ("2025-01-27", 5, "2025-02-10"), ("2025-04-25", 2, "2025-04-28"), ("2025-04-30", 5, "2025-05-12"), ("2025-09-26", 5, "2025-10-10"),
            ("2025-09-30", 2, "2025-10-10"), ("2025-12-31", 1, "2026-01-04"), ("2025-12-31", 2, "2026-01-05"), ("2026-02-13", 2, "2026-02-24"), ("2026-02-14", 5, "2026-02-28"),
            ("2026-04-30", 5, "2026-05-11"), ("2026-09-18", 5, "2026-09-24"), ("2026-09-24", 5, "2026-10-09"), ("2026-09-30", 5, "2026-10-13"), ("2026-11-22", 1, "2026-11-23"), ("2026-02-20", 1, "2026-02-24"),
        ];
        foreach (var (start, amount, due) in days)
        {
            var answer = await Ask($"start={start}T10:00:00%2B08:00&amount={amount}&unit=workingDay");
            Assert.Equal(DateTimeOffset.Parse($"{due}T17:30+08:00"), answer.GetProperty("dueAt").GetDateTimeOffset());
            Assert.Equal(amount, answer.GetProperty("ledger").EnumerateArray().Sum(day => day.GetProperty("used").GetInt32()));
            Assert.False(answer.GetProperty("provisional").GetBoolean());
        }

        (string Start, int Amount, string Due)[] hours =
            [("2026-09-30T16:00", 3, "2026-10-08T10:30"), ("2026-10-09T11:00", 1, "2026-10-09T12:00"), ("2026-10-09T11:00", 2, "2026-10-09T14:30"), ("2026-02-14T17:00", 4, "2026-02-24T14:00"), ("2026-11-22T03:00", 1, "2026-11-23T10:00")];
        foreach (var (start, amount, due) in hours)
        {
            var answer = await Ask($"start={start}&amount={amount}&unit=workinghour");
            Assert.Equal(DateTimeOffset.Parse($"{due}+08:00"), answer.GetProperty("dueAt").GetDateTimeOffset());
            Assert.Equal(amount * 60, answer.GetProperty("ledger").EnumerateArray().Sum(day => day.GetProperty("used").GetInt32()));
        }
    }

    [Theory]
    [InlineData("2026-09-30T16:00:00%2B08:00")]
    [InlineData("2026-09-30T16:00:00+08:00")]
    [InlineData("2026-09-30T16:00")]
    [InlineData("2026-09-30T08:00:00Z")]
    [InlineData("2026-09-30T17:00:00.000%2B09:00")]
    public async Task By_the_table_of_limits_however_the_start_is_written(string start)
    {
        var answer = await Ask($"type=complaint&urgency=normal&start={start}");
        Assert.Equal(DateTimeOffset.Parse("2026-10-27T17:30+08:00"), answer.GetProperty("dueAt").GetDateTimeOffset());
        var rule = answer.GetProperty("rule");
        Assert.Equal(("guangdong-1", "handle", "15 workingDay"), (rule.GetProperty("version").GetString(), rule.GetProperty("clock").GetString(), rule.GetProperty("limit").GetString()));
        var rest = answer.GetProperty("ledger").EnumerateArray().First(day => day.GetProperty("day").GetString() == "2026-10-01");
        Assert.Equal(("rest", "国庆节", 0), (rest.GetProperty("kind").GetString(), rest.GetProperty("name").GetString(), rest.GetProperty("used").GetInt32()));
        var makeUp = answer.GetProperty("ledger").EnumerateArray().First(day => day.GetProperty("day").GetString() == "2026-10-10");
        Assert.Equal("makeUp", makeUp.GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("type=complaint&channel=forum&start=2026-11-23T10:00", "2026-12-02T17:30")]
    [InlineData("type=complaint&legal=petition&start=2026-11-23T10:00", "2027-01-23T00:00")]
    [InlineData("type=help&clock=sign&urgency=critical&start=2026-11-23T10:00", "2026-11-23T10:30")]
    [InlineData("type=help&version=guangdong-1&start=2026-11-23T10:00", "2026-12-07T17:30")]
    [InlineData("start=2026-11-23T10:00&amount=2&unit=calendarDay", "2026-11-26T00:00")]
    [InlineData("start=2026-11-23T10:00&amount=24&unit=hour", "2026-11-24T10:00")]
    public async Task Channel_law_clock_and_version_are_heeded(string query, string due) =>
        Assert.Equal(DateTimeOffset.Parse($"{due}+08:00"), (await Ask(query)).GetProperty("dueAt").GetDateTimeOffset());

    [Fact]
    public async Task A_year_without_a_calendar_is_provisional()
    {
        var answer = await Ask("start=2026-12-31T10:00&amount=1&unit=workingDay");
        Assert.True(answer.GetProperty("provisional").GetBoolean());
        Assert.Equal([false, true], answer.GetProperty("ledger").EnumerateArray().Select(day => day.GetProperty("provisional").GetBoolean()));
    }

    [Theory]
    [InlineData("type=complaint", "start", "2026-09-30T16:00:00+08:00")]
    [InlineData("type=complaint&start=yesterday", "start", "2026-09-30T16:00:00+08:00")]
    [InlineData("type=complaint&start=0001-01-01T00:00", "start", "2000")]
    [InlineData("type=complaint&start=2024-06-01T10:00", "start", "时限版本")]
    [InlineData("start=2026-09-30T16:00", "type", "consultation, help, complaint")]
    [InlineData("start=2026-09-30T16:00&type=3", "type", "complaint")]
    [InlineData("start=2026-09-30T16:00&type=help&urgency=soon", "urgency", "normal, urgent, critical")]
    [InlineData("start=2026-09-30T16:00&type=help&channel=fax", "channel", "forum")]
    [InlineData("start=2026-09-30T16:00&type=help&clock=alarm", "clock", "handleUnit")]
    [InlineData("start=2026-09-30T16:00&type=help&legal=law", "legal", "petition")]
    [InlineData("start=2026-09-30T16:00&type=help&version=x", "version", "guangdong-1")]
    [InlineData("start=2026-09-30T16:00&amount=0&unit=hour", "amount", "1")]
    [InlineData("start=2026-09-30T16:00&unit=hour", "amount", "1")]
    [InlineData("start=2026-09-30T16:00&amount=5&unit=fortnight", "unit", "workingDay")]
    [InlineData("start=2026-09-30T16:00&amount=5", "unit", "workingDay")]
    [InlineData("start=2026-09-30T16:00&amount=20000&unit=calendarDay", "amount", "3660")]
    [InlineData("start=2026-09-30T16:00&amount=2147483647&unit=workingDay", "amount", "3660")]
    public async Task What_is_wrong_is_named_with_what_is_expected(string query, string field, string expected)
    {
        using var client = site.CreateClient();
        using var answer = await client.GetAsync($"/api/v1/deadline?{query}");
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Contains(expected, problem.GetProperty("errors").GetProperty(field)[0].GetString());
        Assert.Contains(field, problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Who_calls_too_often_is_told_so_without_a_page()
    {
        await using var narrow = new Site(settings: new Dictionary<string, string?> { ["Hotline:Public:CallsPerWindow"] = "20" });
        using var client = narrow.CreateClient();
        HttpResponseMessage answer;
        var calls = 0;
        do
        {
            answer = await client.GetAsync("/api/v1/deadline?start=2026-11-23T10:00&amount=1&unit=hour");
        }
        while (answer.IsSuccessStatusCode && ++calls < 200);
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json", 20), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, calls));
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    /// <summary>The product, served once for all of these.</summary>
    public sealed class Served : IAsyncLifetime
    {
        public Site Site { get; } = new();

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }

    private async Task<JsonElement> Ask(string query)
    {
        using var client = site.CreateClient();
        using var answer = await client.GetAsync($"/api/v1/deadline?{query}");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{query}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
