using Hotline.Domain.Publication;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Publication;

/// One published answer; where it was taken down, empty words.
[OpenToAll]
public sealed record OnePublishedReply(string Id) : IQuestion<PublicReplyRow>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<OnePublishedReply, PublicReplyRow>
    {
        public async Task<PublicReplyRow> Handle(OnePublishedReply request, CancellationToken ct)
        {
            var found = await db.Publications.AsNoTracking().SingleOrDefaultAsync(p => p.PublicId == request.Id && p.State != PublicationState.Refused, ct) ?? throw new NotThere(request.Id);
            return found.State == PublicationState.Retracted
                ? new PublicReplyRow(found.PublicId, "", "", "", null, null, null, found.RetractedAt!.Value)
                : new PublicReplyRow(found.PublicId, found.Title, found.Question, found.Answer, found.Unit, found.Category, found.Area, found.At);
        }
    }
}
