using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Domain.Routing;

namespace Hotline.Web.CoOperation;

/// Tells a co-operating unit that its help is no longer needed, and why.
[Does(TicketAction.ReleaseCoUnit)]
public sealed record ReleaseCoUnit : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "UnitMissing")]
    public string Unit { get; set; } = "";

    [Required(ErrorMessage = "NoteMissing"), StringLength(300, ErrorMessage = "TooLong")]
    public string Why { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<ReleaseCoUnit>
    {
        public async Task Handle(ReleaseCoUnit request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.ReleaseCoUnit(new DepartmentCode(request.Unit), request.Why, me.Stamp());
        }
    }
}
