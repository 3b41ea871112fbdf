using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.PublicPortal;

/// Opens the own ticket by number and query code; every wrong try gets the same answer.
[OpenToAll]
public sealed record OpenTicketStatus : IQuestion<TicketAccess>
{
    public string? Number { get; set; }

    public string? Code { get; set; }

    internal sealed class Handler(HotlineDb db, CurrentUser me, GuessGuard guard) : IQuestionHandler<OpenTicketStatus, TicketAccess>
    {
        public async Task<TicketAccess> Handle(OpenTicketStatus request, CancellationToken ct)
        {
            var guess = guard.Enter(me.From, OwnTicket.Digits(request.Number));
            var access = OwnTicket.Key(db.Vault, request.Number, request.Code);
            if (!await db.Opens(access, ct))
            {
                throw new NotThere("number and code");
            }

            guard.Forgive(guess);
            return access;
        }
    }
}
