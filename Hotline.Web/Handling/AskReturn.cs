using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Domain;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Handling;

/// Tells the centre that a ticket is not this unit's: why, by what law, and whose it is.
[Does(TicketAction.AskReturn)]
public sealed record AskReturn : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    /// <summary>A code of the city's list of reasons.</summary>
    [Required(ErrorMessage = "ReasonCodeMissing")]
    public string ReasonCode { get; set; } = "";

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Reason { get; set; } = "";

    [Required(ErrorMessage = "BasisMissing"), StringLength(300, ErrorMessage = "TooLong")]
    public string Basis { get; set; } = "";

    public string SuggestedUnit { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<AskReturn>
    {
        public async Task Handle(AskReturn request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            var approval = await db.ApprovalOf(UnitRequestKind.Return, ticket, city.Now, me, ct);
            ticket.AskReturn(
                Known(request.ReasonCode), request.Reason.Trim(), request.Basis.Trim(), Suggested(request.SuggestedUnit, ticket), approval,
                city.Now.RequestsOf(ticket), city.Now.Time, me.Stamp());
        }

        private string Known(string code) => city.Now.ReturnReasonsOn(city.Now.Day(me.Stamp().At)).Any(r => r.Code == code)
            ? code
            : throw new Invalid("ReasonCode", "ReasonCodeUnknown");

        private DepartmentCode? Suggested(string code, Ticket ticket)
        {
            if (code.Length == 0)
            {
                return null;
            }

            var unit = city.Now.KnownUnit(code, me.Stamp().At);
            Refusal.When(unit == ticket.Lead, RefusalCode.SameUnit);
            return unit;
        }
    }
}
