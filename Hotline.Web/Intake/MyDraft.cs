using System.Text.Json;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Intake;

/// <summary>What became of a draft.</summary>
/// <param name="Form">The form as it was last saved; null when there is none.</param>
/// <param name="Ticket">The ticket it has become.</param>
public sealed record DraftFound(RegisterTicket? Form, TicketNumber? Ticket);

/// Brings back an unfinished intake form after a reload; says which ticket it became if it was saved just before the line dropped.
[Needs(Permission.Intake)]
public sealed record MyDraft(string Id) : IQuestion<DraftFound>
{
    /// <summary>The ticket that this account's form became.</summary>
    internal static async Task<TicketNumber?> Ticket(HotlineDb db, string account, string draftId, CancellationToken ct)
    {
        var channels = Enum.GetValues<Channel>(); // The index is by channel first.
        return await db.Tickets.IgnoreQueryFilters([HotlineDb.ByUnit, HotlineDb.NotAboutMe])
            .Where(t => channels.Contains(t.Appeal.Channel) && t.Appeal.ForeignId == "form:" + draftId && t.RegisteredBy == account)
            .Select(t => (TicketNumber?)t.Number).FirstOrDefaultAsync(ct);
    }

    internal sealed class Handler(HotlineDb db, CurrentUser me) : IQuestionHandler<MyDraft, DraftFound>
    {
        public async Task<DraftFound> Handle(MyDraft request, CancellationToken ct)
        {
            var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Account == me.Account && d.Id == request.Id, ct);
            return new DraftFound(
                draft is null ? null : JsonSerializer.Deserialize<RegisterTicket>(draft.Form),
                draft is null ? await Ticket(db, me.Account, request.Id, ct) : null);
        }
    }
}
