using Hotline.Web.Data;
using Hotline.Web.Handling;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.PublicPortal;

/// Opens a file of the approved answer to the citizen whose ticket it is.
[OpenToAll]
public sealed record ReplyFile(TicketAccess Access, long Id) : IQuestion<StoredFile>
{
    internal sealed class Handler(HotlineDb db, AttachmentStore files) : IQuestionHandler<ReplyFile, StoredFile>
    {
        public async Task<StoredFile> Handle(ReplyFile request, CancellationToken ct)
        {
            var ticket = await db.Opens(request.Access, ct)
                ? await HotlineDb.Whole(db.Tickets.AsNoTracking()).SingleAsync(t => t.Number == request.Access.Number, ct)
                : throw new NotThere(request.Access.Number.ToString());
            var file = TicketStatus.FilesOf(ticket).FirstOrDefault(a => a.Id == request.Id);
            return file is not null && File.Exists(files.PathOf(file.Key))
                ? new StoredFile(files.PathOf(file.Key), file.Name, file.ContentType)
                : throw new NotThere($"attachment {request.Id}");
        }
    }
}
