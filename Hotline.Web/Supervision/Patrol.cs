using Hotline.Domain.Tickets;
using Hotline.Web.Platform;

namespace Hotline.Web.Supervision;

/// <summary>
/// 巡检: every minute, whatever has fallen due is done. The rules say what is due, the tickets remember what was given: so it is the same whether the patrol came every minute,
/// or once after days in which the server was down, or while the clock was wrong. A command-line run keeps no patrol.
/// </summary>
public sealed class Patrol(UseCases door, TimeProvider clock, ILogger<Patrol> log) : MinuteWatch(clock, log)
{
    private static readonly Visitor visitor = Visitor.System("patrol");

    /// <summary>One round over everything that is due.</summary>
    /// <returns>How much was done: lights, cards, signings.</returns>
    public async Task<int> Round(CancellationToken ct) => (await Whole(ct)).Done;

    private async Task<(int Done, bool All)> Whole(CancellationToken ct)
    {
        var (done, all) = (0, true);
        DueTicket? last = null;
        Outcome<IReadOnlyList<DueTicket>> next;
        while ((next = await door.Send(visitor, new DueTickets(last), ct)).Value is { Count: > 0 } due)
        {
            var (some, whole) = await Visit([.. due.Select(d => d.Number)], ct);
            (done, all) = (done + some, all && whole);
            last = due[^1];
        }

        return (done, all && next.Ok);
    }

    /// <inheritdoc/>
    public override async Task<bool> Look(CancellationToken ct)
    {
        try
        {
            return (await Whole(ct)).All;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            Log.LogWarning(problem, "The patrol broke off; it tries again in a minute");
            return false;
        }
    }

    // A ticket nobody can read must not shield the others: then each goes alone.
    private async Task<(int Done, bool All)> Visit(IReadOnlyList<TicketNumber> numbers, CancellationToken ct)
    {
        var outcome = await door.Send(visitor, new PatrolTickets(numbers), ct);
        if (outcome.Ok)
        {
            return (outcome.Value, true);
        }

        if (numbers.Count == 1)
        {
            Log.LogWarning("The patrol could not look at {Ticket} ({Outcome}); it tries again in a minute", numbers[0], outcome.Kind);
            return (0, false);
        }

        var (done, all) = (0, true);
        foreach (var number in numbers)
        {
            var (some, whole) = await Visit([number], ct);
            (done, all) = (done + some, all && whole);
        }

        return (done, all);
    }
}
