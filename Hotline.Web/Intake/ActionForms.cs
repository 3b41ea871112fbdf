using System.Reflection;
using Hotline.Domain.Tickets;
using Hotline.Web.Tickets;

namespace Hotline.Web.Intake;

/// <summary>The form of each action, found by its mark.</summary>
internal static class ActionForms
{
    private static readonly Dictionary<TicketAction, Type> forms = typeof(ActionForm).Assembly.GetTypes()
        .Select(t => (Type: t, Mark: t.GetCustomAttribute<FormForAttribute>())).Where(f => f.Mark is not null).ToDictionary(f => f.Mark!.Action, f => f.Type);

    /// <summary>The form, if somebody has made one.</summary>
    public static Type? Of(TicketAction action) => forms.GetValueOrDefault(action);
}
