using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace Hotline.Web.Tickets;

/// <summary>A console page that shows what is true now: it asks at the start, whenever its address changes, and shortly after anybody changed a ticket it cares about.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource closing = new();
    private int waiting;

    /// <summary>The door.</summary>
    [Inject]
    protected IUseCases UseCases { get; set; } = null!;

    /// <summary>The page's address, where filters live.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>Time.</summary>
    [Inject]
    protected TimeProvider Clock { get; set; } = null!;

    /// <summary>How long the page lets changes gather before it asks again.</summary>
    protected virtual TimeSpan Settle => TimeSpan.FromMilliseconds(300);

    /// <summary>Ends what the page does in the background when it is left.</summary>
    protected CancellationToken Closed => closing.Token;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    /// <summary>How the last asking ended, when it did not end well.</summary>
    protected Outcome? Trouble { get; private set; }

    /// <summary>Asks anew and shows the answer.</summary>
    public async Task Refresh()
    {
        var outcome = await Ask();
        Trouble = outcome.Ok ? null : outcome;
        StateHasChanged();
    }

    /// <summary>Asks for what the page shows.</summary>
    protected abstract Task<Outcome> Ask();

    /// <summary>Whether a change of these tickets matters here; by default every change does.</summary>
    protected virtual bool Cares(IReadOnlyCollection<TicketNumber> changed) => true;

    /// <inheritdoc/>
    protected override void OnInitialized() => Feed.Changed += OnChanged;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync() => await Refresh();

    /// <inheritdoc/>
    public void Dispose()
    {
        Feed.Changed -= OnChanged;
        closing.Cancel();
        closing.Dispose();
        GC.SuppressFinalize(this);
    }

    // Many changes within a moment (an import) are one refresh.
    private void OnChanged(IReadOnlyCollection<TicketNumber> changed)
    {
        if ((changed.Count == 0 || Cares(changed)) && Interlocked.Exchange(ref waiting, 1) == 0)
        {
            _ = RefreshSoon(closing.Token);
        }
    }

    private async Task RefreshSoon(CancellationToken closed)
    {
        try
        {
            await Task.Delay(Settle, Clock, closed);
            Interlocked.Exchange(ref waiting, 0);
            await InvokeAsync(Refresh);
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left.
        }
    }
}
