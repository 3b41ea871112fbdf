using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.PublicPortal;

/// Whether what a browser carries still opens its ticket: asked before a kept page is handed out.
[OpenToAll]
public sealed record TicketIsOpen(TicketAccess Access) : IQuestion<bool>
{
    internal sealed class Handler(QueryCodes codes) : IQuestionHandler<TicketIsOpen, bool>
    {
        public Task<bool> Handle(TicketIsOpen request, CancellationToken ct) => Task.FromResult(request.Access.Opens(codes.Of(request.Access.Number)));
    }
}
