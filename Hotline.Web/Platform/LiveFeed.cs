using Hotline.Domain.Tickets;

namespace Hotline.Web.Platform;

/// <summary>Tells open pages that tickets have changed. Pages ask again; nothing but numbers travels here.</summary>
public sealed class LiveFeed(ILogger<LiveFeed> log)
{
    /// <summary>After a commit: which tickets changed. Empty: something changed elsewhere, ask again. Handlers come from a worker thread and must return at once.</summary>
    public event Action<IReadOnlyCollection<TicketNumber>>? Changed;

    /// <summary>Tells everybody; one page's trouble is not another's.</summary>
    public void Publish(IReadOnlyCollection<TicketNumber> tickets)
    {
        foreach (var page in (Changed?.GetInvocationList() ?? []).Cast<Action<IReadOnlyCollection<TicketNumber>>>())
        {
            try
            {
                page(tickets);
            }
            catch (Exception problem)
            {
                log.LogWarning(problem, "A page could not be told of a change");
            }
        }
    }
}
