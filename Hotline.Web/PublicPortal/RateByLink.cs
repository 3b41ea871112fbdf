using System.Runtime.Serialization;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.FollowUp;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.PublicPortal;

/// Lets a citizen rate by the one-time link of a short message.
[Does(TicketAction.Rate, ByCitizen = true)]
public sealed record RateByLink : RatingFields, ICommand
{
    /// <summary>From the address; no audit line holds it.</summary>
    [IgnoreDataMember]
    public string Token { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<RateByLink>
    {
        public async Task Handle(RateByLink request, CancellationToken ct)
        {
            var stamp = me.Stamp();
            var link = await RateLinks.Find(db, request.Token, stamp.At, ct) ?? throw new NotThere("rating link");
            var ticket = await db.Load(link.Ticket, ct);
            if (ticket.Redone + 1 != link.Round || ticket.CurrentEvaluation is not null)
            {
                throw new NotThere("rating link");
            }

            ticket.Rate(request.Answers(city.Now, city.Now.Day(stamp.At)), stamp);
            link.BeUsed(stamp.At);
        }
    }
}
