using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Supervision;

/// Answers a supervision order or a remark.
[Does(TicketAction.AnswerOrder)]
public sealed record AnswerOrder : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    /// <summary>Which order of the ticket.</summary>
    public int Serial { get; set; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<AnswerOrder>
    {
        public async Task Handle(AnswerOrder request, CancellationToken ct)
        {
            var (ticket, stamp) = (await db.Load(request, ct), me.Stamp());
            if (ticket.Orders.SingleOrDefault(o => o.Serial == request.Serial)?.Unit is { } unit && !me.Units.Contains(unit))
            {
                throw new Forbidden($"{me.Account} may not answer for {unit}");
            }

            ticket.AnswerOrder(request.Serial, request.Text.Trim(), stamp);
        }
    }
}
