using Hotline.Web.Platform;

namespace Hotline.Web.Reports;

/// <summary>Publishes each month's figures when their day has come. Counting holds up nobody who writes: the tickets are read first, then the finished report is stored.</summary>
public sealed class ReportWatch(UseCases door, TimeProvider clock, ILogger<ReportWatch> log) : MinuteWatch(clock, log)
{
    private static readonly Visitor visitor = Visitor.System("reports");

    /// <inheritdoc/>
    public override async Task<bool> Look(CancellationToken ct)
    {
        Outcome<DateOnly?> next;
        while ((next = await door.Send(visitor, new MonthToPublish(), ct)).Value is { } month)
        {
            var report = await door.Send(visitor, new CompiledMonth(month), ct);
            var kept = report is { Ok: true, Value: { } compiled } ? await door.Run(visitor, new KeepMonthReport(compiled), ct) : report;
            if (!kept.Ok)
            {
                Log.LogWarning("The figures of {Month} could not be published ({Outcome}); trying again in a minute", month, kept.Kind);
                return false;
            }
        }

        return next.Ok;
    }
}
