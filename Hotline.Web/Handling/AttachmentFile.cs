using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Handling;

/// <summary>A file to be sent to a browser.</summary>
public sealed record StoredFile(string Path, string Name, string ContentType);

/// Opens a file of a ticket this person may see.
[Needs(Permission.SeeAllTickets | Permission.SeeOwnUnit)]
public sealed record AttachmentFile(long Id) : IQuestion<StoredFile>
{
    internal sealed class Handler(HotlineDb db, AttachmentStore files) : IQuestionHandler<AttachmentFile, StoredFile>
    {
        public async Task<StoredFile> Handle(AttachmentFile request, CancellationToken ct)
        {
            // Through the ticket, so that the filters of tickets hold for their files.
            var file = await db.Tickets.SelectMany(t => t.Attachments).Where(a => a.Id == request.Id)
                .Select(a => new { a.Key, a.Name, a.ContentType }).SingleOrDefaultAsync(ct) ?? throw new NotThere($"attachment {request.Id}");
            var path = files.PathOf(file.Key);
            return File.Exists(path) ? new StoredFile(path, file.Name, file.ContentType) : throw new NotThere($"attachment {request.Id} has no bytes");
        }
    }
}
