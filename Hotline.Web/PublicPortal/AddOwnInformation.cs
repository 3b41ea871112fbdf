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

    internal sealed class Handler(HotlineDb db, CurrentUser me, Filing filing, AttachmentStore files) : ICommandHandler<AddOwnInformation>
    {
        // A page that does not come back is sent again: by its reader, by the browser, after the server was restarted. Within this time the same words are the same addition.
        private static readonly TimeSpan repeatable = TimeSpan.FromMinutes(30);

        public async Task Handle(AddOwnInformation request, CancellationToken ct)
        {
            var (ticket, stamp) = (await db.LoadOwn(request, ct), me.Stamp());
            var (text, photos) = (request.Text!.Trim(), request.Photos ?? []);
            if (ticket.Events.Any(e => IsRepeated(e, text, stamp)) && photos.All(token => IsHere(ticket, CitizenPhotos.OwnerOf(request.Once), token, stamp)))
            {
                return;
            }

            ticket.AddInformation(text, stamp);
            Refusal.When(photos.Count > CitizenPhotos.Most, RefusalCode.TooManyPhotos, $"{photos.Count} photographs");
            filing.Attach(ticket, TicketAction.AddInformation, photos, stamp, CitizenPhotos.OwnerOf(request.Once));
        }

        // A photograph that was sent again is known by its bytes; a new one is never left out.
        private bool IsHere(Ticket ticket, string owner, string token, Stamp stamp) =>
            files.Staged(owner, token) is { } photo
            && ticket.Attachments.Any(a => a.During == TicketAction.AddInformation && a.Sha256 == photo.Sha256 && a.At > stamp.At - repeatable);

        private static bool IsRepeated(TicketEvent before, string text, Stamp stamp) =>
            before.Action == TicketAction.AddInformation && before.By == stamp.By.Account && before.Note == text && before.At > stamp.At - repeatable;
    }
}
