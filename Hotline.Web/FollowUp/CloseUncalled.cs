using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.FollowUp;

/// Closes tickets whose citizens were left to answer by link, and did not in time; some at a time.
[Does(TicketAction.CloseUncalled)]
public sealed record CloseUncalled : ICommand<int>
{
    private const int atOnce = 100;

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<CloseUncalled, int>
    {
        public async Task<int> Handle(CloseUncalled request, CancellationToken ct)
        {
            var stamp = me.Stamp();
            var silent = await HotlineDb.Whole(db.Tickets.Where(t => t.AnswerBy <= stamp.At)).OrderBy(t => t.AnswerBy).Take(atOnce).ToListAsync(ct);
            foreach (var ticket in silent)
            {
                ticket.CloseUncalled(stamp);
            }

            return silent.Count;
        }
    }
}
