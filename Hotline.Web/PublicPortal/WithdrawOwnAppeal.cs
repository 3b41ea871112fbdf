using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Intake;
using Hotline.Web.Platform;

namespace Hotline.Web.PublicPortal;

/// Lets a citizen take the own appeal back, for good.
[Does(TicketAction.Withdraw, ByCitizen = true)]
public sealed record WithdrawOwnAppeal : IOwnTicketCommand
{
    [IgnoreDataMember]
    public TicketAccess Access { get; set; } = TicketAccess.None;

    [IgnoreDataMember]
    public TicketNumber Number => Access.Number;

    public int Version { get; set; }

    [StringLength(500, ErrorMessage = "TooLong")]
    public string? Reason { get; set; }

    /// <summary>Ticked: it cannot be undone.</summary>
    [AllowedValues(true, ErrorMessage = "ConfirmMissing")]
    public bool Sure { get; set; }

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<WithdrawOwnAppeal>
    {
        public async Task Handle(WithdrawOwnAppeal request, CancellationToken ct)
        {
            var ticket = await db.LoadOwn(request, ct);
            ticket.Withdraw(request.Reason, me.Stamp());
            await WithdrawTicket.LeaveParent(db, ticket, ct);
        }
    }
}
