using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Intake;

/// Joins an appeal to a ticket about the same matter; this caller keeps the own number, notice and follow-up.
[Does(TicketAction.Merge)]
public sealed record MergeTicket : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    /// <summary>The number as it was read out or pasted.</summary>
    [Required(ErrorMessage = "NumberWrong"), StringLength(40, ErrorMessage = "TooLong")]
    public string Into { get; set; } = "";

    [StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<MergeTicket>
    {
        public async Task Handle(MergeTicket request, CancellationToken ct)
        {
            if (!TicketNumber.TryParse(request.Into, out var into))
            {
                throw new Invalid(nameof(Into), "NumberWrong");
            }

            var ticket = await db.Load(request, ct);
            ticket.MergeInto(await Parent(into, ct), request.Note, me.Stamp());
        }

        private async Task<Ticket> Parent(TicketNumber number, CancellationToken ct)
        {
            try
            {
                return await db.Load(number, ct);
            }
            catch (NotThere)
            {
                throw new Invalid(nameof(Into), "TicketUnknown");
            }
        }
    }
}
