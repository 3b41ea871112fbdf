using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.PublicPortal;

/// Whether what a browser carries still opens its ticket: asked before a kept page is handed out.
[OpenToAll]
public sealed record TicketIsOpen(TicketAccess Access) : IQuestion<bool>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<TicketIsOpen, bool>
    {
        public Task<bool> Handle(TicketIsOpen request, CancellationToken ct) => db.Opens(request.Access, ct);
    }
}
