using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Performance;

/// <summary>Which of the cases behind a figure.</summary>
public enum KpiPart
{
    /// <summary>The denominator.</summary>
    Whole,

    /// <summary>The numerator.</summary>
    Part,

    /// <summary>In the denominator, not in the numerator.</summary>
    Rest,

    /// <summary>Left out.</summary>
    Excluded,
}

/// <summary>One case: the fact, and what one needs to find one's way. No caller.</summary>
public sealed record KpiCase(
    TicketNumber Ticket, FactKind Kind, int Hop, DepartmentCode Unit, bool Hit, DateTimeOffset? DueAt, DateTimeOffset? DoneAt, long Value, bool Excluded,
    string Title, bool Confidential, TicketState State, AppealType Type, CategoryCode? Category);

/// <summary>The cases behind a figure.</summary>
/// <param name="List">Those this person may see.</param>
/// <param name="Count">All of them: the figure.</param>
/// <param name="Closed">The figure when the month was closed; null where it was not.</param>
public sealed record CasesView(Page<KpiCase> List, long Count, long? Closed)
{
    /// <summary>Counted, but not for this reader's eyes.</summary>
    public long Hidden => Count - List.Total;
}

/// The tickets behind a numerator or a denominator.
/// <param name="Month">The month's first day.</param>
/// <param name="Kpi">The figure's code.</param>
/// <param name="Part">Which of its cases.</param>
/// <param name="Unit">Whose; null for the whole city.</param>
/// <param name="Page">Counted from 1.</param>
[Needs(Permission.SeeBoards | Permission.SignForUnit | Permission.Handle | Permission.SeeOwnUnit)]
public sealed record KpiCases(DateOnly Month, string Kpi, KpiPart Part, DepartmentCode? Unit, int Page = 1) : IQuestion<CasesView>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me) : IQuestionHandler<KpiCases, CasesView>
    {
        public async Task<CasesView> Handle(KpiCases request, CancellationToken ct)
        {
            PerformanceReach.Check(me, request.Unit);
            var kpi = Domain.Performance.Kpi.Find(request.Kpi) ?? throw new NotThere(request.Kpi);
            var month = new DateOnly(request.Month.Year, request.Month.Month, 1);
            var facts = Facts(month, kpi, request);
            var cases = facts.Join(db.Tickets, f => f.Ticket, t => t.Number, (f, t) => new { f, t })
                .OrderBy(x => x.f.Unit).ThenBy(x => x.f.Hit).ThenBy(x => x.f.Ticket)
                .Select(x => new KpiCase(
                    x.f.Ticket, x.f.Kind, x.f.Hop, x.f.Unit, x.f.Hit, x.f.DueAt, x.f.DoneAt, x.f.Value, x.f.Excluded,
                    x.t.Appeal.Title, x.t.Appeal.Confidential, x.t.State, x.t.Appeal.Type, x.t.Appeal.Category));
            return new CasesView(await cases.Page(request.Page, ct), await facts.CountAsync(ct), await Closed(month, kpi, request, ct));
        }

        private IQueryable<KpiFact> Facts(DateOnly month, Kpi kpi, KpiCases request)
        {
            var facts = db.KpiFacts.AsNoTracking().Where(f => f.Month == month && f.Kind == kpi.Fact);
            facts = request.Unit is { } unit ? facts.Where(f => f.Unit == unit) : facts;
            var excluded = request.Part == KpiPart.Excluded;
            facts = facts.Where(f => f.Excluded == excluded);
            var hit = request.Part == KpiPart.Part != kpi.Inverse;
            return request.Part is KpiPart.Part or KpiPart.Rest ? facts.Where(f => f.Hit == hit) : facts;
        }

        private async Task<long?> Closed(DateOnly month, Kpi kpi, KpiCases request, CancellationToken ct)
        {
            if (!await db.ClosedMonths.AnyAsync(m => m.Month == month, ct))
            {
                return null;
            }

            var sums = db.ClosedSums.AsNoTracking().Where(s => s.Month == month);
            sums = request.Unit is { } unit ? sums.Where(s => s.Unit == unit) : sums;
            var all = (await sums.ToListAsync(ct)).Where(s => s.Kind == kpi.Fact).Aggregate(default(KpiSums), (sum, s) => sum + s.Sums);
            var share = all.Counted.Share(kpi);
            return request.Part switch
            {
                KpiPart.Part => share.Part,
                KpiPart.Rest => share.Whole - share.Part,
                KpiPart.Excluded => all.Excluded.Count,
                _ => share.Whole,
            };
        }
    }
}
