using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.Extensions.Localization;

namespace Hotline.Web.Rulings;

/// Rules that a disputed ticket stays where it is: the unit may not return it again.
[Does(TicketAction.RuleStay)]
public sealed record UpholdDispatch : ITicketCommand, IRuling
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "GroundsMissing"), StringLength(1000, ErrorMessage = "TooLong")]
    public string Grounds { get; set; } = "";

    [Required(ErrorMessage = "BasisMissing"), StringLength(300, ErrorMessage = "TooLong")]
    public string Basis { get; set; } = "";

    public bool ThisCaseOnly { get; set; }

    public string Area { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city, CatalogueBook book, IStringLocalizer<RulingWords> own) : ICommandHandler<UpholdDispatch>
    {
        public async Task Handle(UpholdDispatch request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            var scope = new RulingScope(city.Now, ticket.Appeal, ticket.Appeal.Category!.Value, city.Now.Day(me.Stamp().At));
            var line = await book.Enter(request, scope, ticket, ticket.Lead!.Value, null, own, ct);
            ticket.RuleStay(new RulingGrounds(request.Grounds.Trim(), request.Basis.Trim(), line), me.Stamp());
        }
    }
}
