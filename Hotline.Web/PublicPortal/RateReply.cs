using System.Runtime.Serialization;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.FollowUp;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.PublicPortal;

/// Lets a citizen say whether the matter is solved and how content they are.
[Does(TicketAction.Rate, ByCitizen = true)]
public sealed record RateReply : RatingFields, IOwnTicketCommand
{
    [IgnoreDataMember]
    public TicketAccess Access { get; set; } = TicketAccess.None;

    [IgnoreDataMember]
    public TicketNumber Number => Access.Number;

    public int Version { get; set; }

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<RateReply>
    {
        public async Task Handle(RateReply request, CancellationToken ct)
        {
            var (ticket, stamp) = (await db.LoadOwn(request, ct), me.Stamp());
            ticket.Rate(request.Answers(city.Now, city.Now.Day(stamp.At)), stamp);
        }
    }
}
