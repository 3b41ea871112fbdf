using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Privacy;

/// <summary>
/// Every night: what is past its keeping loses what identifies people, ticket by ticket, and forms that were left are thrown away; then the files are tidied, so that nothing can be read there either.
/// Interrupted, it goes on with the rest; after a long pause, or when the clock was set back, it lets one night pass (<see cref="BeginNight"/>). Not by day: it writes a lot, and there is no hurry about what waited for years.
/// </summary>
public sealed class RetentionWatch(UseCases door, StoreTidy tidy, City city, TimeProvider clock, ILogger<RetentionWatch> log) : MinuteWatch(clock, log)
{
    private static readonly (TimeOnly From, TimeOnly To) night = (new(1, 0), new(5, 0));
    private readonly TimeProvider time = clock;
    private DateOnly? done;

    /// <inheritdoc/>
    public override async Task<bool> Look(CancellationToken ct)
    {
        var local = city.Now.Time.Local(time.GetUtcNow());
        var (today, now) = (DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime));
        if (done == today || now < night.From || now >= night.To)
        {
            return true;
        }

        var begun = await door.Send(Visitor.System("retention"), new BeginNight(), ct);
        if (!begun.Ok)
        {
            return false;
        }

        if (!begun.Value)
        {
            Log.LogWarning("The last night of anonymising lies long ago or in the future: nothing is anonymised tonight. If the clock is wrong, set it right; otherwise the coming night goes on");
            done = today;
            return true;
        }

        var swept = await Sweep(ct);
        done = swept.Whole || swept.Failed > 0 ? today : null;
        return swept.Whole;
    }

    /// <summary>All that is due now.</summary>
    public async Task<RetentionSweep> Sweep(CancellationToken ct)
    {
        var system = Visitor.System("retention");
        var drafts = await door.Send(system, new DiscardOldDrafts(), ct);
        var (emptied, failed, whole) = (0, new HashSet<TicketNumber>(), drafts.Ok);
        for (var more = whole; more;)
        {
            var due = await door.Send(system, new RetentionDue(), ct);
            (more, whole) = (false, due.Ok);
            foreach (var number in (due.Value ?? []).SelectMany(kind => kind.Tickets).Where(number => !failed.Contains(number)))
            {
                var outcome = await door.Run(system, new AnonymiseTicket(number), ct);
                if (outcome.Kind == OutcomeKind.Unavailable)
                {
                    return new RetentionSweep(emptied, failed.Count, Whole: false);
                }

                // One that cannot be read holds nobody up; somebody has to look at it.
                if (outcome.Kind == OutcomeKind.Failed && failed.Add(number))
                {
                    Log.LogError("Ticket {Number} could not be anonymised ({Trace}); it is tried again next night", number, outcome.Trace);
                }

                (more, emptied) = (more || outcome.Ok, emptied + (outcome.Ok ? 1 : 0));
            }
        }

        if (emptied > 0 || drafts.Value > 0)
        {
            await tidy.Run(ct);
            Log.LogInformation("{Tickets} tickets past their keeping were anonymised, {Drafts} old drafts discarded", emptied, drafts.Value);
        }

        return new RetentionSweep(emptied, failed.Count, whole && failed.Count == 0);
    }
}

/// <summary>What a sweep did.</summary>
/// <param name="Emptied">Tickets that lost what identified people.</param>
/// <param name="Failed">Tickets that could not, because of what is wrong with them.</param>
/// <param name="Whole">Whether nothing is left.</param>
public sealed record RetentionSweep(int Emptied, int Failed, bool Whole);
