using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Dispatch;

/// Keeps who on duty in the unit was told of an urgent ticket by telephone.
[Does(TicketAction.LogDutyCall)]
public sealed record LogDutyCall : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "AnsweredByMissing"), StringLength(60, ErrorMessage = "TooLong")]
    public string AnsweredBy { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<LogDutyCall>
    {
        public async Task Handle(LogDutyCall request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.LogDutyCall(request.AnsweredBy, me.Stamp());
        }
    }
}
