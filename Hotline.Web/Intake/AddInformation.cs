using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Intake;

/// Adds what a citizen tells later to the ticket that is already on its way.
[Does(TicketAction.AddInformation)]
public sealed record AddInformation : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "TextMissing"), StringLength(5_000, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<AddInformation>
    {
        public async Task Handle(AddInformation request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.AddInformation(request.Text, me.Stamp());
        }
    }
}
