using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;

namespace Hotline.Web.Audit;

/// Who did or tried what, the newest first; always within a span of days, so that years of lines never have to be counted.
[Needs(Permission.ReadAudit)]
public sealed record AuditTrailList : IQuestion<Page<AuditLine>>
{
    /// <summary>Days shown when nobody chose.</summary>
    public const int UsualDays = 7;

    /// <summary>An account's key, or part of a person's name.</summary>
    public string? Who { get; init; }

    /// <summary>A request's name.</summary>
    public string? Act { get; init; }

    /// <summary>A ticket's number or an account, whole.</summary>
    public string? Object { get; init; }

    public AuditOutcome? Outcome { get; init; }

    /// <summary>First day; by default a week back.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day; by default today.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; init; } = 1;

    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<AuditTrailList, Page<AuditLine>>
    {
        public Task<Page<AuditLine>> Handle(AuditTrailList request, CancellationToken ct)
        {
            var to = request.To ?? city.Now.Day(clock.GetUtcNow());
            var begin = Midnight(request.From ?? to.AddDays(1 - UsualDays));
            var end = Midnight(to.AddDays(1));
            var lines = db.AuditLines.Where(l => l.At >= begin && l.At < end);
            lines = request.Who?.Trim() is { Length: > 0 } who ? lines.Where(l => l.Account == who || l.Name.Contains(who)) : lines;
            lines = request.Act is { Length: > 0 } act ? lines.Where(l => l.Act == act) : lines;
            lines = request.Object?.Trim() is { Length: > 0 } thing ? lines.Where(l => l.Object == thing) : lines;
            lines = request.Outcome is { } outcome ? lines.Where(l => l.Outcome == outcome) : lines;
            return lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Page(request.Page, ct);
        }

        private DateTimeOffset Midnight(DateOnly day)
        {
            var local = day.ToDateTime(TimeOnly.MinValue);
            return new DateTimeOffset(local, city.Now.Time.Zone.GetUtcOffset(local)).ToUniversalTime();
        }
    }
}
