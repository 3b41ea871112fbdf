using System.Text.Json;
using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Intake;

/// <summary>An unfinished form in the list.</summary>
public sealed record DraftLine(string Id, string Title, DateTimeOffset SavedAt);

/// The forms this person has begun and not finished, the latest first.
[Needs(Permission.Intake)]
public sealed record MyDrafts : IQuestion<IReadOnlyList<DraftLine>>
{
    private const int shown = 20;

    internal sealed class Handler(HotlineDb db, CurrentUser me) : IQuestionHandler<MyDrafts, IReadOnlyList<DraftLine>>
    {
        public async Task<IReadOnlyList<DraftLine>> Handle(MyDrafts request, CancellationToken ct)
        {
            var drafts = await db.Drafts.AsNoTracking().Where(d => d.Account == me.Account).OrderByDescending(d => d.SavedAt).Take(shown).ToListAsync(ct);
            return [.. drafts.Select(d => new DraftLine(d.Id, JsonSerializer.Deserialize<RegisterTicket>(d.Form)?.Title ?? "", d.SavedAt))];
        }
    }
}
