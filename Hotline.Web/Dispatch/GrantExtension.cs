using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Dispatch;

/// Gives a unit the working days it asked for, and tells the citizen why.
[Does(TicketAction.GrantExtension)]
public sealed record GrantExtension : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    /// <summary>Why, in words the citizen reads on the public page.</summary>
    [Required(ErrorMessage = "ExtensionToldMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string Told { get; set; } = "";

    [StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<GrantExtension>
    {
        public async Task Handle(GrantExtension request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.GrantExtension(request.Told.Trim(), request.Note, city.Now.RequestsOf(ticket), city.Now.Time, me.Stamp());
        }
    }
}
