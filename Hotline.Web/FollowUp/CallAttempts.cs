using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.FollowUp;

/// <summary>Attempts of this round.</summary>
/// <param name="At">When, in the order of time.</param>
/// <param name="Days">On how many different days.</param>
/// <param name="Needed">On how many it must be before closing as unreached.</param>
public sealed record AttemptsSoFar(IReadOnlyList<DateTimeOffset> At, int Days, int Needed)
{
    /// <summary>Whether the ticket may be closed as unreached.</summary>
    public bool Enough => Days >= Needed;
}

/// How often a citizen was called in vain since the last answer.
[Needs(Permission.FollowUp)]
public sealed record CallAttempts(TicketNumber Number) : IQuestion<AttemptsSoFar>
{
    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<CallAttempts, AttemptsSoFar>
    {
        public async Task<AttemptsSoFar> Handle(CallAttempts request, CancellationToken ct)
        {
            var ticket = await db.Load(request.Number, ct);
            return new AttemptsSoFar([.. ticket.Attempts.Select(e => e.At)], ticket.AttemptDays(city.Now.Day), city.Now.FollowUpOn(city.Now.Day(clock.GetUtcNow())).Attempts);
        }
    }
}
