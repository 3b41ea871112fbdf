using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Reports;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Reports;

/// The report of a month, counted now from its tickets.
[Needs(Permission.System)]
public sealed record CompiledMonth(DateOnly Month) : IQuestion<MonthReport>
{
    internal sealed class Handler(HotlineDb db, City city, MonthFigures figures, Words words, TimeProvider clock) : IQuestionHandler<CompiledMonth, MonthReport>
    {
        private sealed record Line(TicketState State, AppealType Type, Channel Channel, CategoryCode? Category, AreaCode? Area, DepartmentCode? Unit, ResultKind? Result, long? Minutes);

        private int least;

        public async Task<MonthReport> Handle(CompiledMonth request, CancellationToken ct)
        {
            least = city.Now.ReportsOn(request.Month).LeastCount;
            var lines = await Lines(request.Month, ct);
            var sheet = await figures.Read(request.Month, live: false, medians: true, ct);
            return new MonthReport(
                request.Month.InAddress(), clock.GetUtcNow(), least, lines.Count == 0 || lines.Count >= least ? lines.Count : null,
                [
                    Table("category", lines, Category), Table("area", lines, District), Table("unit", lines.Where(ByUnit), Unit), Table("outcome", lines, Outcome),
                    Table("type", lines, l => (Code(l.Type), words.Of(l.Type))), Table("channel", lines, l => (Code(l.Channel), words.Of(l.Channel))),
                    Table("category-area", lines, Category, District), Table("unit-outcome", lines.Where(ByUnit), Unit, Outcome),
                ],
                Rates(sheet.City, ""),
                [.. sheet.Units.Where(u => city.Now.Unit(u.Unit) is { TakesTickets: true }).Select(u => Rates(u, city.Now.Unit(u.Unit)!.Name)).OrderBy(u => u.Code, StringComparer.Ordinal)]);
        }

        private async Task<List<Line>> Lines(DateOnly month, CancellationToken ct)
        {
            var (from, to) = (city.Now.Time.Midnight(month), city.Now.Time.Midnight(month.AddMonths(1)));
            return await db.Tickets.AsNoTracking().Where(t => t.RegisteredAt >= from && t.RegisteredAt < to)
                .Select(t => new Line(
                    t.State, t.Appeal.Type, t.Appeal.Channel, t.Appeal.Category, t.Appeal.Area,
                    t.Assignments.Where(a => a.Kind == AssignmentKind.Lead).OrderByDescending(a => a.Id).Select(a => (DepartmentCode?)a.Unit).FirstOrDefault(),
                    t.Replies.Where(r => r.State == ReplyState.Approved).OrderByDescending(r => r.Id).Select(r => (ResultKind?)r.Result).FirstOrDefault(),
                    db.KpiFacts.Where(f => f.Ticket == t.Number && f.Kind == FactKind.Time).OrderByDescending(f => f.Hop).Select(f => (long?)f.Value).FirstOrDefault()))
                .ToListAsync(ct);
        }

        private ReportTable Table(string name, IEnumerable<Line> lines, Func<Line, (string Key, string Name)> by, Func<Line, (string Key, string Name)>? then = null)
        {
            var groups = lines.GroupBy(l => (First: by(l), Second: then?.Invoke(l))).Select(g => (g.Key, Lines: g.ToList())).OrderByDescending(g => g.Lines.Count).ThenBy(g => g.Key.First.Key, StringComparer.Ordinal).ThenBy(g => g.Key.Second?.Key, StringComparer.Ordinal).ToList();
            var hidden = SmallCounts.Hidden([.. groups.Select(g => (g.Key.First.Key, g.Key.Second?.Key ?? "", (long)g.Lines.Count))], least);
            return new ReportTable(name, [.. groups.Select((g, i) => new ReportRow(
                g.Key.First.Key, g.Key.First.Name, g.Key.Second?.Key, g.Key.Second?.Name, hidden[i] ? null : g.Lines.Count, hidden[i] ? null : Median([.. g.Lines.Select(l => l.Minutes).OfType<long>().Order()])))]);
        }

        // What the centre keeps for itself is no unit's.
        private bool ByUnit(Line line) => city.Now.Unit(line.Unit) is { TakesTickets: true };

        private (string, string) Category(Line line) => line.Category is { } category && city.Now.Category(category.Top) is { } top ? (top.Code.Value, top.Name) : ("-", "未分类");

        private (string, string) District(Line line) => city.Now.Gazetteer.DistrictOf(line.Area) is { } district ? (district.Code.Value, district.Name) : ("-", "未注明区域");

        private (string, string) Unit(Line line) => (line.Unit!.Value.Value, city.Now.Unit(line.Unit)?.Name ?? line.Unit.Value.Value);

        private (string, string) Outcome(Line line) =>
            line.State is TicketState.Declined or TicketState.Transferred or TicketState.Withdrawn or TicketState.Merged ? (Code(line.State), words.Of(line.State))
            : line is { State: TicketState.Closed or TicketState.ToFollowUp, Result: { } result } ? (Code(result), words.Of(result))
            : ("open", "办理中");

        private UnitReport Rates(UnitFigures unit, string name)
        {
            ReportShare? Share(Kpi kpi) => ReportShare.Of(unit.Of(kpi.Fact).Counted.Share(kpi), least);
            var times = unit.Of(FactKind.Time).Counted.Count;
            return new UnitReport(unit.Unit.Value, name, Share(Kpi.Closed), Share(Kpi.Solved), Share(Kpi.Satisfied), Share(Kpi.Redone), times >= least && unit.Median is { } median ? Hours(median) : null);
        }

        private double? Median(IReadOnlyList<long> minutes) => minutes.Count >= least ? Hours(UnitFigures.Middle(minutes)!.Value) : null;

        private static double Hours(double minutes) => Math.Round(minutes / 60, 1);

        private static string Code<T>(T value)
            where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
    }
}
