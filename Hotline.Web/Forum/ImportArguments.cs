using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Domain.Tickets;
using Microsoft.Extensions.Localization;

namespace Hotline.Web.Forum;

/// <summary>What the importer was asked to do.</summary>
internal sealed partial record ImportArguments(string File, Channel Channel, bool Strict, int Batch)
{
    // Measured on two cores with synchronous=FULL; docs/decisions.md has the figures.
    private const int usualBatch = 50;

    /// <summary>Reads the words typed after <c>import</c>.</summary>
    /// <returns>What was asked, or what was wrong with it.</returns>
    public static (ImportArguments? Asked, string? Problem) Read(string[] args, IStringLocalizer<ForumWords> words)
    {
        string? file = null, channel = null;
        var (strict, batch) = (false, usualBatch);
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--strict": strict = true; break;
                case "--channel" when i + 1 < args.Length: channel = args[++i]; break;
                case "--batch" when i + 1 < args.Length && int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out batch) && batch is >= 1 and <= 1000: i++; break;
                case var word when !word.StartsWith('-') && file is null: file = word; break;
                default: return (null, words["Usage"]);
            }
        }

        if (file is null || channel is null)
        {
            return (null, words["Usage"]);
        }

        if (!TryChannel(channel, out var known))
        {
            return (null, words["ChannelUnknown", channel, string.Join(' ', Enum.GetValues<Channel>().Select(NameOf))]);
        }

        return System.IO.File.Exists(file) ? (new ImportArguments(file, known, strict, batch), null) : (null, words["FileMissing", file]);
    }

    /// <summary>How a channel is written on the command line: <c>mayor-line</c>.</summary>
    public static string NameOf(Channel channel) => channel switch
    {
        Channel.WeChat => "wechat",
        _ => Boundary().Replace(channel.ToString(), "-").ToLowerInvariant(),
    };

    private static bool TryChannel(string name, out Channel channel)
    {
        foreach (var known in Enum.GetValues<Channel>())
        {
            if (string.Equals(NameOf(known), name, StringComparison.OrdinalIgnoreCase))
            {
                channel = known;
                return true;
            }
        }

        channel = default;
        return false;
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])|(?<=[a-z])(?=[0-9])")]
    private static partial Regex Boundary();
}
