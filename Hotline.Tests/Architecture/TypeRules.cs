using System.Reflection;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.AspNetCore.Components;

namespace Hotline.Tests.Architecture;

/// <summary>Rules about types, read by reflection so that they hold for what is added tomorrow.</summary>
internal static class TypeRules
{
    private const Permission ofNoPerson = Permission.System | Permission.Citizen;

    internal static IEnumerable<string> ForeignReferences(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(name => name != "System" && !name.StartsWith("System.", StringComparison.Ordinal));

    internal static IEnumerable<string> PublicSetters(IEnumerable<Type> types) =>
        from type in types
        where type is { IsInterface: false }
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
        select $"{type.Name}.{property.Name}";

    internal static bool IsRequest(Type type) =>
        type is { IsAbstract: false, IsInterface: false }
        && (typeof(IChange).IsAssignableFrom(type) || type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuestion<>)));

    internal static IEnumerable<string> RequestsThatDoNotSayWhoMay(IEnumerable<Type> types) =>
        types.Where(IsRequest).Where(t => t.GetCustomAttributes().Count(a => a is DoesAttribute or NeedsAttribute or OpenToAllAttribute) != 1).Select(t => t.Name);

    internal static IEnumerable<string> RequestsWithoutTheirHandler(IEnumerable<Type> types) =>
        types.Where(IsRequest)
            .Where(t => t.GetNestedType("Handler", BindingFlags.NonPublic | BindingFlags.Public) is not { IsSealed: true, IsPublic: false, IsNestedPublic: false } handler
                || !handler.GetInterfaces().Any(i => i.IsGenericType && i.GenericTypeArguments[0] == t))
            .Select(t => t.Name);

    internal static IEnumerable<string> RequestsOutsideTheirFile(IEnumerable<Type> types, IReadOnlyCollection<string> paths) =>
        types.Where(IsRequest).Where(t => !paths.Contains($"{t.Namespace!.Replace("Hotline.Web", "Hotline/Web", StringComparison.Ordinal).Replace('.', '/').Replace("Hotline/Web", "Hotline.Web", StringComparison.Ordinal)}/{t.Name}.cs"))
            .Select(t => t.FullName!);

    internal static bool IsPage(Type type) => typeof(IComponent).IsAssignableFrom(type) && type.GetCustomAttributes<RouteAttribute>().Any();

    internal static IEnumerable<string> PagesForNobodyOrForTwo(IEnumerable<Type> types) =>
        types.Where(IsPage).Where(t => t.GetCustomAttributes().Count(a => a is PublicAttribute or ConsoleAttribute) != 1).Select(t => t.Name);

    internal static IEnumerable<string> PublicPagesInTheCircuit(IEnumerable<Type> types) =>
        types.Where(IsPage).Where(t => t.GetCustomAttribute<PublicAttribute>() is not null && t.GetCustomAttribute<ExcludeFromInteractiveRoutingAttribute>() is null).Select(t => t.Name);

    internal static IEnumerable<string> PagesAtTheWrongAddress(IEnumerable<Type> types) =>
        from page in types.Where(IsPage)
        from route in page.GetCustomAttributes<RouteAttribute>()
        where (page.GetCustomAttribute<ConsoleAttribute>() is not null) != (route.Template == "/console" || route.Template.StartsWith("/console/", StringComparison.Ordinal))
        select $"{page.Name}: {route.Template}";

    /// <summary>What people do; following a parent is the system's, rating the citizen's.</summary>
    internal static IEnumerable<TicketAction> ActionsOfPersons =>
        Enum.GetValues<TicketAction>().Where(action => (Lifecycle.WhoMay(action) & ~ofNoPerson) != 0);

    /// <summary>An action that citizens may take too has a second request of theirs on the public site; registering has one for each way in (form, file).</summary>
    internal static IEnumerable<string> ActionsWithoutOneRequest(IReadOnlyList<Type> types) =>
        from action in ActionsOfPersons
        let requests = types.Where(t => IsRequest(t) && t.GetCustomAttribute<DoesAttribute>()?.Action == action && !t.Namespace!.EndsWith(".PublicPortal", StringComparison.Ordinal)).ToList()
        where requests.Count == 0 || (requests.Count > 1 && action != TicketAction.Register)
        select $"{action}: {(requests.Count == 0 ? "no request" : string.Join(", ", requests.Select(r => r.Name)))}";

    /// <summary>Registering is the intake page itself.</summary>
    internal static IEnumerable<string> ActionsWithoutOneForm(IReadOnlyList<Type> types) =>
        from action in ActionsOfPersons.Except([TicketAction.Register])
        let forms = types.Where(t => typeof(IComponent).IsAssignableFrom(t) && t.GetCustomAttributes<FormForAttribute>().Any(f => f.Action == action)).ToList()
        where forms.Count != 1
        select $"{action}: {(forms.Count == 0 ? "no form" : string.Join(", ", forms.Select(f => f.Name)))}";

    internal static IEnumerable<string> FormsOfAnotherKind(IEnumerable<Type> types) =>
        types.Where(t => t.GetCustomAttribute<FormForAttribute>() is not null && !typeof(ActionForm).IsAssignableFrom(t)).Select(t => t.Name);

    internal static IEnumerable<string> OpenClasses(IEnumerable<Type> types) =>
        types.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !typeof(IComponent).IsAssignableFrom(t) && t.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null)
            .Where(t => !types.Any(other => other.BaseType == t || (other.BaseType is { IsGenericType: true } open && open.GetGenericTypeDefinition() == t)))
            .Select(t => t.FullName!);
}
