using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.FollowUp;

/// Gives the matter to the department once more, because the citizen is rightly not content.
[Does(TicketAction.Redo)]
public sealed record RedoTicket : CallAnswers
{
    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Ground { get; set; } = "";

    /// <inheritdoc/>
    protected override bool AnswersNeeded => false;

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<RedoTicket>
    {
        public async Task Handle(RedoTicket request, CancellationToken ct)
        {
            var (ticket, stamp) = (await db.Load(request, ct), me.Stamp());
            ticket.Redo(request.Answers(city.Now, stamp.At), request.Ground, stamp);
        }
    }
}
