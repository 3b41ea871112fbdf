using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Forum;

/// Which of these posts have a ticket already, so that an import that goes on does not read them twice.
[Needs(Permission.System)]
public sealed record PostsHere(Channel Channel, IReadOnlyList<string> Ids) : IQuestion<IReadOnlyList<string>>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<PostsHere, IReadOnlyList<string>>
    {
        public async Task<IReadOnlyList<string>> Handle(PostsHere request, CancellationToken ct) =>
            await db.Tickets.Where(t => t.Appeal.Channel == request.Channel && t.Appeal.ForeignId != null && request.Ids.Contains(t.Appeal.ForeignId))
                .Select(t => t.Appeal.ForeignId!).ToListAsync(ct);
    }
}
