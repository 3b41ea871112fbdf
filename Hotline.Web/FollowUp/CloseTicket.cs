using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.FollowUp;

/// Closes the ticket of a citizen who was reached and is content.
[Does(TicketAction.Close)]
public sealed record CloseTicket : CallAnswers
{
    /// <inheritdoc/>
    protected override bool AnswersNeeded => true;

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<CloseTicket>
    {
        public async Task Handle(CloseTicket request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.Close(request.Answers()!, me.Stamp());
        }
    }
}
