using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.FollowUp;

/// Closes a ticket whose citizen is not content, and says why it is not done once more.
[Does(TicketAction.CloseDissatisfied)]
public sealed record CloseDissatisfied : CallAnswers
{
    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    /// <summary>By what the discontent was found not justified; asked where the ticket could still be redone.</summary>
    [EnumDataType(typeof(VerifiedBy), ErrorMessage = "Invalid")]
    public VerifiedBy? Verified { get; set; }

    /// <inheritdoc/>
    protected override bool AnswersNeeded => false;

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<CloseDissatisfied>
    {
        public async Task Handle(CloseDissatisfied request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.CloseDissatisfied(request.Answers(city.Now, me.Stamp().At), request.Note, request.Verified, me.Stamp());
            if (ticket.Redone > 0 && !ticket.StandingOrders.Any(o => o.Form != OrderForm.Remark))
            {
                // A second failure is the supervisor's matter, whoever closes it.
                var stamp = me.Stamp() with { By = Actor.System };
                ticket.OrderSupervision(OrderForm.Platform, OrderTrigger.Dissatisfied, request.Note, city.Now.OrderDue(OrderForm.Platform, stamp.At), stamp);
            }
        }
    }
}
