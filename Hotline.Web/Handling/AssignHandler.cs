using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Domain;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Handling;

/// Names the person inside the unit who handles a ticket.
[Does(TicketAction.AssignHandler)]
public sealed record AssignHandler : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "HandlerMissing")]
    public string Account { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<AssignHandler>
    {
        public async Task Handle(AssignHandler request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            var handler = (await db.HandlersFor(ticket.Lead!.Value, city.Now, ct)).SingleOrDefault(a => a.Id == request.Account);
            Refusal.When(handler is null, RefusalCode.NotOfTheUnit, request.Account);
            ticket.AssignHandler(handler!.Id, handler.Name, me.Stamp());
        }
    }
}
