using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;

namespace Hotline.Web.Intake;

/// Answers a citizen at once from what is known and public; nothing goes to a unit.
[Does(TicketAction.AnswerDirectly)]
public sealed record AnswerDirectly : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "CategoryMissing")]
    public string Category { get; set; } = "";

    [Required(ErrorMessage = "AnswerMissing"), StringLength(5_000, ErrorMessage = "TooLong")]
    public string Answer { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<AnswerDirectly>
    {
        public async Task Handle(AnswerDirectly request, CancellationToken ct)
        {
            city.Now.CheckCodes(request.Category, null, null);
            var ticket = await db.Load(request, ct);
            var stamp = me.Stamp();
            ticket.AnswerDirectly(new CategoryCode(request.Category), request.Answer, stamp);
            await MergedTickets.Follow(db, ticket, stamp, ct);
        }
    }
}
