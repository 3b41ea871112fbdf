using Hotline.Domain.Tickets;
using Hotline.Web.Platform;

namespace Hotline.Web.Supervision;

/// <summary>
/// 巡检: every minute, whatever has fallen due is done. The rules say what is due, the tickets remember what was given: so it is the same whether the patrol came every minute,
/// or once after days in which the server was down, or while the clock was wrong. A command-line run keeps no patrol.
/// </summary>
public sealed class Patrol(UseCases door, TimeProvider clock, ILogger<Patrol> log) : MinuteWatch(clock)
{
    private static readonly Visitor visitor = Visitor.System("patrol");

    /// <summary>One round over everything that is due.</summary>
    /// <returns>How much was done: lights, cards, signings.</returns>
    public async Task<int> Round(CancellationToken ct)
    {
        var done = 0;
        DueTicket? last = null;
        while ((await door.Send(visitor, new DueTickets(last), ct)).Value is { Count: > 0 } due)
        {
            done += await Visit([.. due.Select(d => d.Number)], ct);
            last = due[^1];
        }

        return done;
    }

    /// <inheritdoc/>
    public override async Task Look(CancellationToken ct)
    {
        try
        {
            await Round(ct);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogWarning(problem, "The patrol broke off; it tries again in a minute");
        }
    }

    // A ticket nobody can read must not shield the others: then each goes alone.
    private async Task<int> Visit(IReadOnlyList<TicketNumber> numbers, CancellationToken ct)
    {
        var outcome = await door.Send(visitor, new PatrolTickets(numbers), ct);
        if (outcome.Ok)
        {
            return outcome.Value;
        }

        if (numbers.Count == 1)
        {
            log.LogWarning("The patrol could not look at {Ticket} ({Outcome}); it tries again in a minute", numbers[0], outcome.Kind);
            return 0;
        }

        var done = 0;
        foreach (var number in numbers)
        {
            done += await Visit([number], ct);
        }

        return done;
    }
}
