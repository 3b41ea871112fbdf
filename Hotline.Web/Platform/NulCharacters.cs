using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Hotline.Web.Platform;

/// <summary>What this field says is cleaned before it is used or stored: a NUL in it is no error. For names of uploaded files and for words that are looked for.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CleanedAttribute : Attribute;

/// <summary>
/// Finds the character U+0000 in what a request says. SQLite ends a text there in some of its functions and keeps it whole in others: what was saved would neither be found nor shown as it was typed.
/// No keyboard writes it; a damaged file or a hostile program does.
/// </summary>
public static class NulCharacters
{
    private const int deepest = 6;
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> known = new();

    /// <summary>The fields that hold one, by the name of the request's own property; in lists and in parts of the request too.</summary>
    /// <returns>Nothing where all is well.</returns>
    public static IReadOnlyList<string> In(object request) =>
        [.. Fields(request.GetType()).Where(field => Holds(field.GetValue(request), 0)).Select(field => field.Name)];

    private static bool Holds(object? value, int depth) => value switch
    {
        null => false,
        string text => text.Contains('\0', StringComparison.Ordinal),
        IEnumerable<string> texts => texts.Any(text => Holds(text, depth)),
        _ when depth >= deepest || !Ours(value.GetType()) => false,
        IEnumerable parts => parts.Cast<object?>().Any(part => Holds(part, depth + 1)),
        _ => Fields(value.GetType()).Any(field => Holds(field.GetValue(value), depth + 1)),
    };

    // What can be set is what came from outside; what is reckoned from it need not be asked, and may not be ready to answer.
    private static PropertyInfo[] Fields(Type type) => known.GetOrAdd(type, t => [.. t.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p is { CanRead: true, CanWrite: true } && p.GetIndexParameters().Length == 0 && !p.IsDefined(typeof(CleanedAttribute)) && MayHoldText(p.PropertyType))]);

    private static bool MayHoldText(Type type) => type == typeof(string) || Ours(type);

    private static bool Ours(Type type) =>
        type != typeof(string) && !type.IsEnum && !type.IsPrimitive
        && (type.Assembly.GetName().Name!.StartsWith("Hotline.", StringComparison.Ordinal)
            || (type.IsAssignableTo(typeof(IEnumerable)) && (type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments()).Any(MayHoldText)));
}
