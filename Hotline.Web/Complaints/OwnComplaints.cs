using System.Globalization;
using Hotline.Domain.Complaints;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.PublicPortal;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Complaints;

/// <summary>A complaint as its citizen sees it. Holds no name of anybody on the staff.</summary>
/// <param name="Kind">In the reader's language.</param>
/// <param name="At">When it came.</param>
/// <param name="DueAt">Until when it is answered.</param>
/// <param name="Open">Not answered yet.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Answer">What the supervisor says.</param>
/// <param name="AnsweredAt">When.</param>
public sealed record OwnComplaint(string Kind, DateTimeOffset At, DateTimeOffset DueAt, bool Open, ComplaintFinding? Finding, string? Answer, DateTimeOffset? AnsweredAt);

/// What a citizen has complained of in the handling of the own ticket, the newest first.
[OpenToAll]
public sealed record OwnComplaints(TicketAccess Access) : IQuestion<IReadOnlyList<OwnComplaint>>
{
    // More than a few nobody reads at once; every round of a ticket has one at a time.
    private const int most = 20;

    internal sealed class Handler(HotlineDb db, City city) : IQuestionHandler<OwnComplaints, IReadOnlyList<OwnComplaint>>
    {
        public async Task<IReadOnlyList<OwnComplaint>> Handle(OwnComplaints request, CancellationToken ct)
        {
            if (!await db.Opens(request.Access, ct))
            {
                throw new NotThere(request.Access.Number.ToString());
            }

            var number = request.Access.Number;
            var own = await db.Complaints.AsNoTracking().Where(c => c.Ticket == number).OrderByDescending(c => c.Id).Take(most).ToListAsync(ct);
            return [.. own.Select(c => new OwnComplaint(NameOf(c.Kind), c.At, c.DueAt, c.State == ComplaintState.Open, c.Finding, c.Answer, c.AnsweredAt))];
        }

        private string NameOf(string kind) => city.Now.ComplaintKinds.FirstOrDefault(k => k.Code == kind)?.NameIn(CultureInfo.CurrentUICulture.Name) ?? kind;
    }
}
