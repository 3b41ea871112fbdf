using Hotline.Domain.Complaints;
using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Complaints;

/// One complaint about the handling, with the citizen's own words.
[Needs(Permission.ReadComplaints)]
public sealed record ComplaintDetails(long Id) : IQuestion<HandlingComplaint>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<ComplaintDetails, HandlingComplaint>
    {
        public async Task<HandlingComplaint> Handle(ComplaintDetails request, CancellationToken ct) =>
            await db.Complaints.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id, ct) ?? throw new NotThere(ComplaintReceipt.NameOf(request.Id));
    }
}
