using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.CoOperation;

/// Asks one more unit to help the lead, and says what is wanted of it.
[Does(TicketAction.AddCoUnit)]
public sealed record AskCoUnit : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "UnitMissing")]
    public string Unit { get; set; } = "";

    [Required(ErrorMessage = "WantedMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Wanted { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<AskCoUnit>
    {
        public async Task Handle(AskCoUnit request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.AddCoUnit(city.Now.KnownUnit(request.Unit, me.Stamp().At), request.Wanted, me.Stamp());
        }
    }
}
