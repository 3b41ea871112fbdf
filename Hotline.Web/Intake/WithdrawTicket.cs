using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Intake;

/// Ends a ticket because the citizen no longer wants it.
[Does(TicketAction.Withdraw)]
public sealed record WithdrawTicket : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Reason { get; set; } = "";

    /// <summary>The parent of a merged ticket, which has one child less; visible or not, for the count must be right.</summary>
    public static async Task LeaveParent(HotlineDb db, Ticket child, CancellationToken ct)
    {
        if (child.Parent is { } number)
        {
            var parent = await HotlineDb.Whole(db.Tickets.IgnoreQueryFilters([HotlineDb.ByUnit, HotlineDb.NotAboutMe])).SingleAsync(t => t.Number == number, ct);
            parent.LoseChild();
        }
    }

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<WithdrawTicket>
    {
        public async Task Handle(WithdrawTicket request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.Withdraw(request.Reason, me.Stamp());
            await LeaveParent(db, ticket, ct);
        }
    }
}
