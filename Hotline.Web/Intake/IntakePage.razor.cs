using System.Globalization;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Hotline.Web.Intake;

// What the page knows and does; the drafts are in the other half.
public sealed partial class IntakePage
{
    private IReadOnlyList<Choice> categories = [], units = [];
    private RegisterTicket form = new();
    private Outcome? trouble;
    private Receipt? receipt;
    private AppealAdvice? advice;
    private IReadOnlyList<TicketRow>? history;
    private IReadOnlyList<SimilarTicket> similar = [];
    private TicketNumber? into;
    private string lookedUp = "";
    private int thought;
    private bool saving;
    private IJSObjectReference? script;
    private string? focus;

    // Proposals of type and urgency mean nothing before there is something to read.
    private Advice? Proposal => advice is { } a && !string.IsNullOrWhiteSpace(a.Title + a.Text) ? a.Advice : null;

    private string Received => form.ReceivedAt is { } at ? City.Now.Time.Local(at).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : "";

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        categories = Choice.Categories(City.Now);
        units = Choice.Units(City.Now, Time.GetUtcNow());
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            script = await Js.InvokeAsync<IJSObjectReference>("import", "./intake.js");
            await script.InvokeVoidAsync("start", "#intake-Phone");
        }

        if (focus is { } selector && script is not null)
        {
            focus = null;
            await script.InvokeVoidAsync("focus", selector);
        }
    }

    private Task Set(Action<RegisterTicket> change)
    {
        change(form);
        return Touch();
    }

    private async Task Touch()
    {
        KeepSoon();
        await Think();
    }

    // Answers may overtake each other; only that to the latest state of the form is shown.
    private async Task Think()
    {
        var turn = ++thought;
        var answer = await UseCases.Ask(new AdviceFor
        {
            Title = form.Title, Text = form.Text, Address = form.Address, Area = form.Area, ReportedUnit = form.ReportedUnit, ReportedParty = form.ReportedParty,
            Type = form.Type, Urgency = form.Urgency, Channel = form.Channel, Legal = form.Legal,
        });
        var near = form.Title.Length + form.Text.Length < 4 ? null : await UseCases.Ask(new SimilarTickets(form.Title, form.Text));
        if (turn == thought)
        {
            advice = answer.Value ?? advice;
            similar = near?.Value ?? [];
        }
    }

    private async Task LookUp()
    {
        var digits = PhoneHistory.Complete(form.Phone) ? Caller.Digits(form.Phone)! : "";
        if (digits == lookedUp)
        {
            return;
        }

        (lookedUp, history) = (digits, null);
        if (digits.Length > 0 && (await UseCases.Ask(new PhoneHistory(digits))).Value is { } found && lookedUp == digits)
        {
            history = found;
        }
    }

    private async Task Save()
    {
        if (saving || receipt is not null)
        {
            return;
        }

        saving = true;
        try
        {
            var outcome = await UseCases.Run(form with { ByHand = into is not null });
            trouble = outcome.Ok ? null : outcome;
            (receipt, became) = (outcome.Ok ? outcome.Value : null, null);
            focus = outcome.Ok ? "#next-call" : "[aria-invalid=true]";
            if (outcome.Ok)
            {
                ForgetDraft();
            }
        }
        finally
        {
            saving = false;
        }
    }

    private async Task Next()
    {
        await Begin();
        focus = "#intake-Phone";
    }

    private void Clear(RegisterTicket next)
    {
        (form, trouble, receipt, advice, history, similar, into, lookedUp) = (next, null, null, null, null, [], null, "");
        thought++;
    }

    private DateTimeOffset? Instant(string typed) =>
        DateTime.TryParse(typed, CultureInfo.InvariantCulture, out var local) ? new DateTimeOffset(local, City.Now.Time.Zone.GetUtcOffset(local)) : null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        soon?.Dispose();
        try
        {
            if (script is not null)
            {
                await script.InvokeVoidAsync("stop");
                await script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone; the draft is kept.
        }
    }
}
