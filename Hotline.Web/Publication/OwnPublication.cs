using Hotline.Domain.Publication;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.PublicPortal;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Publication;

/// Where a citizen's own matter was published; empty where it was not.
[OpenToAll]
public sealed record OwnPublication(TicketAccess Access) : IQuestion<string>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<OwnPublication, string>
    {
        public async Task<string> Handle(OwnPublication request, CancellationToken ct)
        {
            var number = request.Access.Number;
            return await db.Opens(request.Access, ct) && await db.Publications.Where(p => p.Ticket == number && p.State == PublicationState.Published).Select(p => p.PublicId).FirstOrDefaultAsync(ct) is { } id ? id : "";
        }
    }
}
