using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Hotline.Domain;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Handling;
using Hotline.Web.Platform;

namespace Hotline.Web.PublicPortal;

/// Lets a citizen add to the own appeal; the first words stay as they were.
[Does(TicketAction.AddInformation, ByCitizen = true)]
public sealed record AddOwnInformation : IOwnTicketCommand
{
    [IgnoreDataMember]
    public TicketAccess Access { get; set; } = TicketAccess.None;

    [IgnoreDataMember]
    public TicketNumber Number => Access.Number;

    public int Version { get; set; }

    [Required(ErrorMessage = "TextMissing"), StringLength(2000, ErrorMessage = "TooLong")]
    public string? Text { get; set; }

    /// <summary>The form's once-key, which owns its photographs.</summary>
    [IgnoreDataMember]
    public string? Once { get; set; }

    /// <summary>Tokens of photographs that were taken with this form.</summary>
    public List<string>? Photos { get; set; }

    /// <summary>Where the photographs were taken stays in them.</summary>
    public bool KeepPlace { get; set; }

    internal sealed class Handler(HotlineDb db, CurrentUser me, Filing filing) : ICommandHandler<AddOwnInformation>
    {
        public async Task Handle(AddOwnInformation request, CancellationToken ct)
        {
            var (ticket, stamp) = (await db.LoadOwn(request, ct), me.Stamp());
            ticket.AddInformation(request.Text!.Trim(), stamp);
            var photos = request.Photos ?? [];
            Refusal.When(photos.Count > CitizenPhotos.Most, RefusalCode.TooManyPhotos, $"{photos.Count} photographs");
            filing.Attach(ticket, TicketAction.AddInformation, photos, stamp, CitizenPhotos.OwnerOf(request.Once));
        }
    }
}
