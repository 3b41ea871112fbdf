using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.FollowUp;

/// Writes down that the citizen is not content; the unit may explain before it is decided whether rightly.
[Does(TicketAction.RecordDiscontent)]
public sealed record RecordDiscontent : CallAnswers
{
    /// <inheritdoc/>
    protected override bool AnswersNeeded => true;

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<RecordDiscontent>
    {
        public async Task Handle(RecordDiscontent request, CancellationToken ct)
        {
            var (ticket, stamp) = (await db.Load(request, ct), me.Stamp());
            ticket.RecordDiscontent(request.Answers(city.Now, stamp.At)!, stamp);
        }
    }
}
