using System.Reflection;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Hotline.Web.Audit;

/// <summary>What the trail's acts are called: a step of the life cycle by the step's word, another request by a word of its own, else by its name.</summary>
public sealed class Acts(Words words, IStringLocalizer<AuditWords> own)
{
    private static readonly Dictionary<string, TicketAction?> requests = typeof(Acts).Assembly.GetTypes()
        .Where(Demand.IsRequest)
        .ToDictionary(t => t.Name, t => t.GetCustomAttribute<DoesAttribute>()?.Action);

    /// <summary>Changes that can stand in the trail, by their words.</summary>
    public IEnumerable<(string Act, string Word)> All =>
        typeof(Acts).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IChange)) && t is { IsAbstract: false, IsInterface: false })
            .Select(t => (t.Name, Word(t.Name))).OrderBy(a => a.Item2, StringComparer.CurrentCulture);

    /// <summary>What people call it.</summary>
    public string Word(string act) =>
        own[$"Act.{act}"] is { ResourceNotFound: false } found ? found.Value
        : requests.GetValueOrDefault(act) is { } step ? words.Of(step)
        : act;
}
