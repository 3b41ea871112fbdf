using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Supervision;

/// Gives the unit a yellow or red card by hand.
[Does(TicketAction.IssueCard)]
public sealed record IssueCard : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    public WarningLevel Level { get; set; } = WarningLevel.YellowCard;

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<IssueCard>
    {
        public async Task Handle(IssueCard request, CancellationToken ct)
        {
            var (ticket, stamp) = (await db.Load(request, ct), me.Stamp());
            ticket.IssueCard(request.Level, request.Text.Trim(), ClockOf(ticket), stamp);
        }

        // The clock behind the delay: the unit's own that is due first.
        private Deadline ClockOf(Ticket ticket) =>
            city.Now.Clocks(ticket).Where(c => c.Runs && c.Unit == ticket.Lead && c.Unit is not null).MinBy(c => c.DueAt)
            ?? throw new Refusal(RefusalCode.NotACard);
    }
}
