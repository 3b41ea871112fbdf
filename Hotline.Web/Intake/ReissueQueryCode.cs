using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Intake;

/// Gives a citizen who lost the query code a new one, after calling back on the registered number; the old one opens nothing any more.
[Does(TicketAction.ReissueCode)]
public sealed record ReissueQueryCode : ICommand<Receipt>, ITicketChange
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    /// <summary>The operator rang the registered number and it was the citizen.</summary>
    public bool CalledBack { get; set; }

    internal sealed class Handler(HotlineDb db, CurrentUser me, Registrar registrar) : ICommandHandler<ReissueQueryCode, Receipt>
    {
        public async Task<Receipt> Handle(ReissueQueryCode request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            var (code, hash) = registrar.NewCode(ticket.Number);
            ticket.ReissueCode(hash, request.CalledBack, me.Stamp());
            return new Receipt(ticket.Number, code);
        }
    }
}
