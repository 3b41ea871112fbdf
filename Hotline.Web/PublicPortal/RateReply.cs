using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.PublicPortal;

/// Lets a citizen say whether the matter is solved and how content they are.
[Does(TicketAction.Rate)]
public sealed record RateReply : IOwnTicketCommand
{
    [IgnoreDataMember]
    public TicketAccess Access { get; set; } = TicketAccess.None;

    [IgnoreDataMember]
    public TicketNumber Number => Access.Number;

    public int Version { get; set; }

    [Required(ErrorMessage = "SolvedMissing")]
    public bool? Solved { get; set; }

    [Required(ErrorMessage = "LevelMissing"), Range(1, 5, ErrorMessage = "LevelMissing")]
    public int? Result { get; set; }

    [Required(ErrorMessage = "LevelMissing"), Range(1, 5, ErrorMessage = "LevelMissing")]
    public int? Attitude { get; set; }

    [StringLength(1000, ErrorMessage = "TooLong")]
    public string? Comment { get; set; }

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<RateReply>
    {
        public async Task Handle(RateReply request, CancellationToken ct)
        {
            var ticket = await db.LoadOwn(request, ct);
            var comment = string.IsNullOrWhiteSpace(request.Comment) ? null : request.Comment.Trim();
            ticket.Rate(new Answers(request.Solved!.Value, request.Result!.Value, request.Attitude!.Value, comment), me.Stamp());
        }
    }
}
