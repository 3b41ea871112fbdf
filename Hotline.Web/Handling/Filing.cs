using System.Data.Common;
using Hotline.Domain;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hotline.Web.Handling;

/// <summary>Puts staged files onto a ticket, within a command. When the command is over it asks the store which of them a ticket really names: those stay, the others remain staged, so that a refused form can be sent again.</summary>
public sealed class Filing(AttachmentStore files, HotlineDb db, IOptions<AttachmentLimits> limits) : IAsyncDisposable
{
    private readonly List<string> used = [];

    /// <summary>Attaches the files behind these tokens.</summary>
    /// <param name="ticket">To this ticket.</param>
    /// <param name="during">They come with this act.</param>
    /// <param name="tokens">What <see cref="StageUpload"/> answered.</param>
    /// <param name="stamp">Who acts; must be who uploaded.</param>
    /// <param name="owner">Who uploaded, where that is no account.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.FileSize"/>: too many.</exception>
    /// <exception cref="Invalid">A token is old, used, or another's.</exception>
    public void Attach(Ticket ticket, TicketAction during, IReadOnlyList<string> tokens, Stamp stamp, string? owner = null)
    {
        Refusal.When(tokens.Count > limits.Value.MaxFiles, RefusalCode.FileSize, $"{tokens.Count} files");
        foreach (var token in tokens.Distinct())
        {
            var file = files.Staged(owner ?? stamp.By.Account, token) ?? throw new Invalid("Files", "FileGone");
            ticket.Attach(new Attachment(ticket.Number, during, file.Name, file.ContentType, file.Size, file.Key, file.Sha256, stamp));
            used.Add(file.Key);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (used.Count == 0)
        {
            return;
        }

        try
        {
            foreach (var key in await db.Set<Attachment>().AsNoTracking().Where(a => used.Contains(a.Key)).Select(a => a.Key).ToListAsync())
            {
                files.Settle(key);
            }
        }
        catch (Exception trouble) when (trouble is DbException or IOException or InvalidOperationException)
        {
            // What was committed stays committed; the sweep asks again.
        }
    }
}
