using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.CoOperation;

/// Tells the lead what the own unit did; the citizen reads the lead's answer only.
[Does(TicketAction.CoReply)]
public sealed record GivePart : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "PartMissing"), StringLength(LongestText, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    /// <summary>Characters of a partial reply.</summary>
    public const int LongestText = 3_000;

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<GivePart>
    {
        public async Task Handle(GivePart request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.CoReply(Mine.Part(me, ticket, TicketAction.CoReply)!.Unit, request.Text, me.Stamp());
        }
    }
}
