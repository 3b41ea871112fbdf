using System.Globalization;
using System.Text;
using Hotline.Web.Data;
using Microsoft.Extensions.Localization;

namespace Hotline.Web.Forum;

/// <summary>One line of a file of posts: a post, or why it is none.</summary>
/// <param name="Line">Counted from 1, the header included.</param>
/// <param name="Post">The post; null where the line is bad.</param>
/// <param name="Fault">Why it is bad, for the person who brings the file.</param>
public sealed record PostLine(int Line, Post? Post, string? Fault);

/// <summary>The file cannot be read at all.</summary>
public sealed class PostFileException(string why) : Exception(why);

/// <summary>A tab-separated file of posts: columns id, title, text and time, found by the header; others are not looked at. UTF-8, with or without a byte order mark.</summary>
public sealed class PostFile(string path, TimeZoneInfo zone, DateTimeOffset now, IStringLocalizer<ForumWords> words)
{
    private static readonly string[] needed = ["id", "title", "text", "time"];
    private static readonly string[] timeFormats =
        ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:mm", "yyyy/M/d H:mm:ss"];

    private static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>How long the file is, for progress.</summary>
    public long Length { get; } = new FileInfo(path).Length;

    /// <summary>How much of it has been read.</summary>
    public long Position { get; private set; }

    /// <summary>Makes sure that the whole file is UTF-8 and has the columns, before anything is done with it.</summary>
    /// <exception cref="PostFileException">It is not, or has not.</exception>
    public void Check()
    {
        try
        {
            foreach (var line in Read())
            {
                _ = line;
            }
        }
        catch (DecoderFallbackException)
        {
            throw new PostFileException(words[LooksLikeGb18030() ? "NotUtf8Gb18030" : "NotUtf8", Path.GetFileName(path)]);
        }
    }

    /// <summary>The lines in order; blank ones are no lines.</summary>
    /// <exception cref="PostFileException">A column is missing, named twice, or there is no header.</exception>
    public IEnumerable<PostLine> Read()
    {
        using var stream = File.OpenRead(path);
        using var reader = new StreamReader(stream, utf8, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
        Dictionary<string, int>? columns = null;
        for (var number = 1; reader.ReadLine() is { } text; number++)
        {
            Position = stream.Position;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            var fields = text.Split('\t');
            if (columns is null)
            {
                columns = Header(fields);
                continue;
            }

            yield return Line(new TsvRow(path, number, columns, fields));
        }

        if (columns is null)
        {
            throw new PostFileException(words["Empty"]);
        }
    }

    private Dictionary<string, int> Header(string[] fields)
    {
        var columns = new Dictionary<string, int>();
        for (var i = 0; i < fields.Length; i++)
        {
            var name = fields[i].Trim().TrimStart('\uFEFF');
            if (!columns.TryAdd(name, i) && needed.Contains(name))
            {
                throw new PostFileException(words["ColumnTwice", name]);
            }
        }

        return needed.FirstOrDefault(n => !columns.ContainsKey(n)) is { } missing ? throw new PostFileException(words["ColumnMissing", missing]) : columns;
    }

    private PostLine Line(TsvRow row)
    {
        PostLine Bad(string fault) => new(row.Line, null, fault);
        // Two columns of one name are one entry; the width is what counts.
        if (row.Fields.Length != row.Columns.Values.Max() + 1)
        {
            return Bad(words["ColumnCount", row.Columns.Values.Max() + 1, row.Fields.Length]);
        }

        var post = new Post(row["id"], row["title"], row["text"], default);
        if (post.Faults() is [var fault, ..])
        {
            var field = fault.MemberNames.First();
            return Bad(words[fault.ErrorMessage == "TooLong" ? $"TooLong.{field}" : $"Missing.{field}"]);
        }

        if (!DateTime.TryParseExact(row["time"], timeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return Bad(words["TimeWrong", row["time"]]);
        }

        var posted = new DateTimeOffset(local, zone.GetUtcOffset(local));
        return posted > now ? Bad(words["TimeAhead", row["time"]]) : new PostLine(row.Line, post with { PostedAt = posted }, null);
    }

    private bool LooksLikeGb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var strict = Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        try
        {
            using var reader = new StreamReader(path, strict, detectEncodingFromByteOrderMarks: false);
            while (reader.ReadLine() is not null)
            {
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
