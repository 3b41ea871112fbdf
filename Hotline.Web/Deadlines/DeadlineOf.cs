using System.Globalization;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Deadlines;

/// <summary>A due date with its ledger and the rule behind it.</summary>
public sealed record DeadlineAnswer(Due Due, Limit Limit, IReadOnlyList<LedgerDay> Ledger, string? Version, ClockName? Clock);

/// When a limit ends that starts at an instant: by the table of limits, or by an amount of time. For anybody; it looks at no ticket.
[OpenToAll]
public sealed record DeadlineOf : IQuestion<DeadlineAnswer>
{
    public string? Start { get; init; }

    public string? Type { get; init; }

    public string? Urgency { get; init; }

    public string? Channel { get; init; }

    public string? Clock { get; init; }

    public string? Legal { get; init; }

    public string? Version { get; init; }

    public string? Amount { get; init; }

    public string? Unit { get; init; }

    internal sealed class Handler(City city) : IQuestionHandler<DeadlineOf, DeadlineAnswer>
    {
        private static readonly string[] formats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

        public Task<DeadlineAnswer> Handle(DeadlineOf request, CancellationToken ct)
        {
            var (rules, start) = (city.Now, Instant(request.Start));
            var table = request.Amount is null && request.Unit is null ? Table(rules, request, start) : null;
            ClockName? clock = table is null ? null : Word<ClockName>(request.Clock, ClockName.Handle, "clock", "ApiClock");
            var limit = table is null || clock is null ? new Limit(Bare(request), null, 0) : Row(table, clock.Value, request);
            try
            {
                return Task.FromResult(new DeadlineAnswer(rules.Time.Add(start, limit), limit, rules.Time.Explain(start, limit), table?.Version, clock));
            }
            catch (Exception tooFar) when (tooFar is ArgumentOutOfRangeException or OverflowException)
            {
                throw new Invalid("amount", "ApiTooLong");
            }
        }

        private static LimitTable Table(CityRules rules, DeadlineOf request, DateTimeOffset start)
        {
            var table = request.Version is { Length: > 0 } version
                ? rules.Limits.Tables.FirstOrDefault(t => t.Version == version) ?? throw new Invalid("version", "ApiVersion")
                : rules.Limits.Tables.LastOrDefault(t => t.ValidFrom <= rules.Day(start) && (t.ValidTo is null || rules.Day(start) <= t.ValidTo)) ?? throw new Invalid("start", "ApiNoLimits");
            return request.Legal is { Length: > 0 } legal && !table.LegalWords.Contains(legal) ? throw new Invalid("legal", "ApiLegal") : table;
        }

        private static Limit Row(LimitTable table, ClockName clock, DeadlineOf request) => table.Find(
            clock,
            Word<AppealType>(request.Type, null, "type", "ApiType"),
            Word<Urgency>(request.Urgency, Domain.Tickets.Urgency.Normal, "urgency", "ApiUrgency"),
            Word<Channel>(request.Channel, Domain.Tickets.Channel.Phone, "channel", "ApiChannel"),
            request.Legal);

        private static Budget Bare(DeadlineOf request) =>
            !int.TryParse(request.Amount, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount < 1 ? throw new Invalid("amount", "ApiAmount")
            : !Budget.TryParse($"{amount} {request.Unit}", out var budget) ? throw new Invalid("unit", "ApiUnit")
            : budget;

        // A "+" of an offset that was not escaped arrives as a blank.
        private DateTimeOffset Instant(string? text)
        {
            var start = (text ?? "").Trim().Replace(' ', '+');
            if (DateTime.TryParseExact(start, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && Sane(local.Year))
            {
                return new DateTimeOffset(local, city.Now.Time.Zone.GetUtcOffset(local));
            }

            return DateTimeOffset.TryParseExact(start, [.. formats.Select(f => f + "zzz"), .. formats.Select(f => f + "'Z'")], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                && Sane(instant.Year) ? instant : throw new Invalid("start", "ApiStart");
        }

        private static bool Sane(int year) => year is >= 2000 and < 2200;

        private static T Word<T>(string? text, T? otherwise, string field, string error)
            where T : struct, Enum =>
            text is not { Length: > 0 } ? otherwise ?? throw new Invalid(field, error)
            : Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => text.Equals(v.ToString(), StringComparison.OrdinalIgnoreCase)) ?? throw new Invalid(field, error);
    }
}
