using System.Diagnostics;
using Hotline.Domain.Tickets;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.Extensions.Localization;

namespace Hotline.Web.Forum;

/// <summary>Brings a file of posts in, some posts to a transaction; a post is acknowledged only after its transaction is on the disk.</summary>
internal sealed class PostImport(UseCases door, Advisor advisor, Channel channel, IStringLocalizer<ForumWords> words, TextWriter output, TimeProvider clock, int batch)
{
    private static readonly Visitor visitor = Visitor.System("cli");
    private readonly long began = clock.GetTimestamp();
    private int imported;
    private int again;
    private int refused;

    /// <summary>Runs it.</summary>
    /// <param name="file">The posts.</param>
    /// <param name="shown">Whether every acknowledgement gets a line, and the end a summary.</param>
    /// <param name="progress">Told which part of the file is done.</param>
    /// <param name="ct">Stops between two transactions.</param>
    /// <returns>0, or 1 where a line was refused or the store could not take one.</returns>
    public async Task<int> Run(PostFile file, bool shown, Action<double>? progress, CancellationToken ct)
    {
        var waiting = new List<PostLine>();
        foreach (var line in file.Read())
        {
            if (line.Fault is not null)
            {
                refused++;
                await output.WriteLineAsync(words["BadLine", line.Line, line.Fault]);
                continue;
            }

            waiting.Add(line);
            if (waiting.Count == batch && !await Send(waiting, shown, ct))
            {
                return 1;
            }

            progress?.Invoke(file.Position / (double)Math.Max(1, file.Length));
        }

        if (waiting.Count > 0 && !await Send(waiting, shown, ct))
        {
            return 1;
        }

        if (shown)
        {
            await Summary();
        }

        return refused > 0 ? 1 : 0;
    }

    /// <summary>How it went: counts, time, memory.</summary>
    public async Task Summary()
    {
        var seconds = clock.GetElapsedTime(began).TotalSeconds;
        using var me = Process.GetCurrentProcess();
        await output.WriteLineAsync(words["Summary", imported, again, refused, seconds.ToString("0.0"), ((imported + again) / Math.Max(0.001, seconds)).ToString("0"), me.PeakWorkingSet64 >> 20]);
        await output.FlushAsync(CancellationToken.None);
    }

    private async Task<bool> Send(List<PostLine> lines, bool shown, CancellationToken ct)
    {
        var outcome = await door.Send(visitor, new ImportPosts(channel, await Advised(lines, ct)), ct);
        if (!outcome.Ok)
        {
            await output.WriteLineAsync(words["Stopped", lines[0].Line, outcome.Kind]);
            return false;
        }

        foreach (var (line, receipt) in lines.Zip(outcome.Value!))
        {
            Count(receipt);
            if (shown)
            {
                await output.WriteLineAsync(words[receipt.Again ? "Again" : "Imported", line.Line, line.Post!.Id, receipt.Number]);
            }
        }

        await output.FlushAsync(ct);
        lines.Clear();
        return true;
    }

    // The model thinks outside the transaction: the store is held for the writing only, and colleagues' saves get in between.
    private async Task<IReadOnlyList<Post>> Advised(List<PostLine> lines, CancellationToken ct)
    {
        var here = (await door.Send(visitor, new PostsHere(channel, [.. lines.Select(l => l.Post!.Id)]), ct)).Value ?? [];
        return [.. lines.Select(l => here.Contains(l.Post!.Id) ? l.Post : l.Post with { Advice = advisor.Advise(l.Post.Title, l.Post.Text) })];
    }

    private void Count(Receipt receipt)
    {
        if (receipt.Again)
        {
            again++;
        }
        else
        {
            imported++;
        }
    }
}
