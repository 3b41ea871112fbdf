using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.Extensions.Localization;

namespace Hotline.Web.Rulings;

/// Rules that a disputed ticket is another unit's, which may not return it; from today on the dispatch catalogue says so too.
[Does(TicketAction.Rule)]
public sealed record RuleOnReturn : RoutedCommand, IRuling
{
    [Required(ErrorMessage = "GroundsMissing"), StringLength(1000, ErrorMessage = "TooLong")]
    public string Grounds { get; set; } = "";

    [Required(ErrorMessage = "BasisMissing"), StringLength(300, ErrorMessage = "TooLong")]
    public string Basis { get; set; } = "";

    public bool ThisCaseOnly { get; set; }

    public string Area { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city, CatalogueBook book, IStringLocalizer<RulingWords> own) : ICommandHandler<RuleOnReturn>
    {
        public async Task Handle(RuleOnReturn request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            var decision = city.Now.Decision(request, me.Stamp().At);
            var scope = new RulingScope(city.Now, ticket.Appeal, decision.Category, city.Now.Day(me.Stamp().At));
            var line = await book.Enter(request, scope, ticket, decision.Lead, decision.CoOperating, own, ct);
            ticket.Rule(decision, new RulingGrounds(request.Grounds.Trim(), request.Basis.Trim(), line), me.Stamp());
        }
    }
}
