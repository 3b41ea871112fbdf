using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Handling;

/// Hands in what was done, for review and then for the citizen.
[Does(TicketAction.Reply)]
public sealed record ReplyToTicket : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "ResultMissing"), EnumDataType(typeof(ResultKind), ErrorMessage = "Invalid")]
    public ResultKind? Result { get; set; }

    [Required(ErrorMessage = "AnswerMissing"), StringLength(LongestText, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    /// <summary>When it will be done, where it cannot be done now.</summary>
    public DateOnly? PromisedOn { get; set; }

    /// <summary>Tokens of <see cref="StageUpload"/>.</summary>
    public IReadOnlyList<string> Files { get; set; } = [];

    /// <summary>Characters of a reply.</summary>
    public const int LongestText = 5_000;

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city, Filing filing) : ICommandHandler<ReplyToTicket>
    {
        public async Task Handle(ReplyToTicket request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            var stamp = me.Stamp();
            if (city.Now.LeadWaitsForParts(city.Now.Day(stamp.At)))
            {
                ticket.ExpectParts(unit => city.Now.UnitName(unit));
            }

            var promised = request.Result == ResultKind.CannotNow ? request.PromisedOn : null;
            ticket.Reply(request.Result!.Value, request.Text, promised, city.Now.Day(stamp.At), stamp);
            filing.Attach(ticket, TicketAction.Reply, request.Files, stamp);
        }
    }
}
