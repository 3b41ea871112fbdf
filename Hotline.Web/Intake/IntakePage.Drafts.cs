using Hotline.Domain.Tickets;
using Microsoft.AspNetCore.Components;

namespace Hotline.Web.Intake;

// The draft's id lives in the page's address, so that a reload or a dropped circuit brings the form back.
public sealed partial class IntakePage
{
    private const int longestId = 64;
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(3);
    private IReadOnlyList<DraftLine> drafts = [];
    private TicketNumber? became;
    private ITimer? soon;
    private bool dirty;
    private string kept = "";

    [SupplyParameterFromQuery(Name = "draft")]
    private string? DraftId { get; set; }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (DraftId == form.DraftId && form.DraftId.Length > 0)
        {
            return;
        }

        if (DraftId is { Length: > 0 and <= longestId } id)
        {
            await Open(id);
        }
        else if (form.DraftId.Length == 0)
        {
            await Begin();
        }
        else
        {
            Show(form.DraftId); // The link in the navigation was followed: what was typed stays.
        }
    }

    private async Task Begin()
    {
        await KeepDraft();
        Clear(new RegisterTicket { DraftId = Random.Key(), Channel = form.Channel });
        Show(form.DraftId);
        await Think();
        await ListDrafts();
    }

    private async Task Open(string id)
    {
        await KeepDraft();
        Clear(new RegisterTicket { DraftId = id, Channel = form.Channel });
        var found = await UseCases.Ask(new MyDraft(id));
        if (found.Value?.Ticket is { } ticket)
        {
            await Begin();
            became = ticket;
            return;
        }

        trouble = found.Ok ? null : found;
        form = found.Value?.Form ?? form;
        form.DraftId = id;
        await LookUp();
        await Think();
        await ListDrafts();
    }

    private async Task ListDrafts() =>
        drafts = [.. ((await UseCases.Ask(new MyDrafts())).Value ?? []).Where(d => d.Id != form.DraftId)];

    private async Task Discard(string id)
    {
        await UseCases.Run(new DiscardDraft(id));
        await ListDrafts();
    }

    private void KeepSoon()
    {
        dirty = true;
        soon ??= Time.CreateTimer(_ => InvokeAsync(KeepDraft), null, pause, Timeout.InfiniteTimeSpan);
    }

    private async Task KeepDraft()
    {
        soon?.Dispose();
        soon = null;
        if (!dirty || receipt is not null)
        {
            return;
        }

        dirty = false;
        var outcome = await UseCases.Run(new SaveDraft(form with { }));
        kept = outcome.Ok ? Own["Drafts.Kept", City.Now.Time.Local(Time.GetUtcNow())] : Own["Drafts.NotKept"];
        StateHasChanged();
    }

    private void ForgetDraft()
    {
        soon?.Dispose();
        (soon, dirty, kept) = (null, false, "");
    }

    private void Show(string id) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("draft", id), replace: true);
}
