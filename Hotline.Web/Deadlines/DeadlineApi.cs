using System.Security.Claims;
using System.Text.Json;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Hotline.Web.Deadlines;

/// <summary><c>GET /api/v1/deadline</c>: a due date with its day-by-day account, for other systems and for whoever wants to check us.</summary>
public static class DeadlineApi
{
    /// <summary>Where it is.</summary>
    public const string Path = "/api/v1/deadline";

    /// <summary>Maps it.</summary>
    public static void MapDeadlines(this WebApplication app) => app.MapGet(Path, Answer);

    private static async Task<IResult> Answer(HttpContext http, UseCases door, Routing.City city, Words words, IStringLocalizer<DeadlinesWords> own)
    {
        var query = http.Request.Query;
        string? Of(string field) => query[field].LastOrDefault();
        var visitor = new Visitor(new ClaimsPrincipal(new ClaimsIdentity()), http.Connection.RemoteIpAddress?.ToString() ?? "");
        var outcome = await door.Send(visitor, new DeadlineOf
        {
            Start = Of("start"), Type = Of("type"), Urgency = Of("urgency"), Channel = Of("channel"), Clock = Of("clock"), Legal = Of("legal"), Version = Of("version"),
            Amount = Of("amount"), Unit = Of("unit"),
        }, http.RequestAborted);
        return outcome switch
        {
            { Ok: true, Value: { } answer } => Results.Json(Body(answer, Of)),
            { Kind: OutcomeKind.Invalid, Fields: { } fields } => Results.ValidationProblem(
                fields.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => words.Format($"Field.{f.Code}", Expected(f.Field, city.Now.Limits))).ToArray()),
                title: own["ApiInvalid", string.Join(' ', fields.Select(f => f.Field))], statusCode: StatusCodes.Status400BadRequest),
            _ => Results.Problem(statusCode: outcome.Kind == OutcomeKind.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError),
        };
    }

    private static object Body(DeadlineAnswer answer, Func<string, string?> asked) => new
    {
        dueAt = answer.Due.At,
        provisional = answer.Due.Provisional,
        ledger = answer.Ledger.Select(day => new { day.Day, kind = Camel(day.Kind), day.Name, day.Used, usedUnit = answer.Limit.Budget.InDays ? "day" : "minute", day.Provisional }),
        rule = new
        {
            answer.Version,
            clock = answer.Clock is { } clock ? Camel(clock) : null,
            type = answer.Clock is null ? null : asked("type"),
            limit = answer.Limit.Budget.ToString(),
            cap = answer.Limit.Cap?.ToString(),
            start = Camel(answer.Limit.Start),
            answer.Limit.Legal,
            answer.Limit.Basis,
        },
    };

    private static string Expected(string field, LimitBook limits) => field switch
    {
        "type" => All<AppealType>(),
        "urgency" => All<Urgency>(),
        "channel" => All<Channel>(),
        "clock" => All<ClockName>(),
        "unit" => All<BudgetUnit>(),
        "version" => string.Join(", ", limits.Tables.Select(t => t.Version)),
        "legal" => string.Join(", ", limits.Tables.SelectMany(t => t.LegalWords).Distinct()),
        _ => WorkingTime.LongestLedger.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static string All<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Camel));

    private static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
