using Hotline.Domain.Identity;
using Hotline.Domain.Privacy;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Privacy;

/// <summary>Tickets of one kind that are past their keeping.</summary>
/// <param name="State">How they ended.</param>
/// <param name="Type">What the citizens wanted.</param>
/// <param name="Months">How long such tickets are kept.</param>
/// <param name="Tickets">The oldest of them, <see cref="RetentionDue.AtOnce"/> at most.</param>
public sealed record DueKind(TicketState State, AppealType Type, int Months, IReadOnlyList<TicketNumber> Tickets);

/// What is past its keeping now, by kind; kinds of which nothing is due are left out.
[Needs(Permission.ManageRoles | Permission.System)]
public sealed record RetentionDue : IQuestion<IReadOnlyList<DueKind>>
{
    /// <summary>So many of a kind are looked up; more are there when a kind has as many.</summary>
    public const int AtOnce = 200;

    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<RetentionDue, IReadOnlyList<DueKind>>
    {
        public async Task<IReadOnlyList<DueKind>> Handle(RetentionDue request, CancellationToken ct)
        {
            var (due, found) = (new DueForRetention(db, city, clock.GetUtcNow()), new List<DueKind>());
            foreach (var (state, type) in RetentionBook.Ends.SelectMany(_ => Enum.GetValues<AppealType>(), (state, type) => (state, type)))
            {
                var tickets = await due.Of(state, type).Select(t => t.Number).Take(AtOnce).ToListAsync(ct);
                if (tickets.Count > 0)
                {
                    found.Add(new DueKind(state, type, due.MonthsOf(state, type), tickets));
                }
            }

            return found;
        }
    }
}
