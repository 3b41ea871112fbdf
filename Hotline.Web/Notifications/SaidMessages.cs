using Microsoft.Extensions.Localization;

namespace Hotline.Web.Notifications;

/// <summary>Messages as colleagues read them.</summary>
public static class SaidMessages
{
    /// <summary>The words; in place of the one-time link, that there is one.</summary>
    public static string Shown(this IStringLocalizer<OutboxWords> words, string text) => text.Replace(CitizenTemplate.Link, words["Link"].Value, StringComparison.Ordinal);
}
