using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.PublicPortal;

/// Lets a citizen add to the own appeal; the first words stay as they were.
[Does(TicketAction.AddInformation)]
public sealed record AddOwnInformation : IOwnTicketCommand
{
    [IgnoreDataMember]
    public TicketAccess Access { get; set; } = TicketAccess.None;

    [IgnoreDataMember]
    public TicketNumber Number => Access.Number;

    public int Version { get; set; }

    [Required(ErrorMessage = "TextMissing"), StringLength(2000, ErrorMessage = "TooLong")]
    public string? Text { get; set; }

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<AddOwnInformation>
    {
        public async Task Handle(AddOwnInformation request, CancellationToken ct)
        {
            var ticket = await db.LoadOwn(request, ct);
            ticket.AddInformation(request.Text!.Trim(), me.Stamp());
        }
    }
}
