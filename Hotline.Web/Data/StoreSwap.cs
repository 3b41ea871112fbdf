using System.Text.Json;

namespace Hotline.Web.Data;

/// <summary>
/// Puts a store in the place of another, wholly or not at all, and so that a power cut at any moment can be undone. The new one lies in <c>restoring.partial/copy</c>;
/// before the first move a plan is written beside it; by the plan and by what lies where, every move can be taken back. When all is in place the directory changes its name, and that is the end of it.
/// </summary>
/// <param name="folder">The data directory.</param>
/// <param name="move">Moves a file or directory: <see cref="Folders.Move"/>.</param>
internal sealed class StoreSwap(DataFolder folder, Action<string, string> move)
{
    private static readonly string[] names = [BackupManifest.Database, "hotline.db-wal", "hotline.db-shm", "attachments", "models"];

    /// <summary>Where the new store is made ready.</summary>
    public string Copy => Path.Combine(folder.Restoring, "copy");

    private string PlanFile => Path.Combine(folder.Restoring, "plan.json");

    private string Over => Path.Combine(folder.Root, "restoring.done");

    /// <summary>Takes back what an earlier swap had moved when it was cut off, and removes what it had made ready.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Undo()
    {
        Folders.Discard(Over);
        if (!Directory.Exists(folder.Restoring))
        {
            return false;
        }

        if (File.Exists(PlanFile))
        {
            TakeBack(Read());
        }

        End();
        return true;
    }

    /// <summary>Moves the present store aside and the new one into its place. What cannot be moved is taken back.</summary>
    /// <param name="aside">Where the present store goes; a name that is not taken.</param>
    /// <returns>Whether there was anything to be moved aside.</returns>
    /// <exception cref="IOException">Something could not be moved; all is as it was.</exception>
    public bool Go(string aside)
    {
        string[] leaving = [.. names.Where(n => Folders.Exists(In(n)))];
        var plan = new Plan(Path.GetFileName(aside), leaving, [.. names.Where(n => Folders.Exists(Path.Combine(Copy, n)))]);
        Write(plan);
        try
        {
            if (leaving.Length > 0)
            {
                Directory.CreateDirectory(aside);
            }

            foreach (var name in leaving)
            {
                move(In(name), Path.Combine(aside, name));
            }

            foreach (var name in plan.Coming)
            {
                move(Path.Combine(Copy, name), In(name));
            }

            if (leaving.Length > 0)
            {
                Durable.Folder(aside);
            }

            Durable.Folder(folder.Root);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            TakeBack(plan);
            End();
            throw;
        }

        End();
        return leaving.Length > 0;
    }

    private string In(string name) => Path.Combine(folder.Root, name);

    // Each step looks whether it is still to be done: this too may be cut off.
    private void TakeBack(Plan plan)
    {
        foreach (var name in plan.Coming.Where(n => !Folders.Exists(Path.Combine(Copy, n)) && Folders.Exists(In(n))))
        {
            Folders.Move(In(name), Path.Combine(Copy, name));
        }

        var aside = In(plan.Aside);
        foreach (var name in plan.Leaving.Where(n => Folders.Exists(Path.Combine(aside, n))))
        {
            Folders.Move(Path.Combine(aside, name), In(name));
        }

        if (Directory.Exists(aside) && !Directory.EnumerateFileSystemEntries(aside).Any())
        {
            Directory.Delete(aside);
        }

        Durable.Folder(folder.Root);
    }

    // One change of a name: before it the swap is unfinished, after it it is over.
    private void End()
    {
        Folders.Discard(Over);
        Directory.Move(folder.Restoring, Over);
        Durable.Folder(folder.Root);
        Folders.Discard(Over);
    }

    private void Write(Plan plan)
    {
        var draft = PlanFile + ".new";
        File.WriteAllText(draft, JsonSerializer.Serialize(plan));
        Durable.File(draft);
        File.Move(draft, PlanFile);
        Durable.Folder(folder.Restoring);
        Durable.Folder(folder.Root);
    }

    private Plan Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Plan>(File.ReadAllText(PlanFile)) is { Aside: not null, Leaving: not null, Coming: not null } plan ? plan : throw new JsonException();
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{PlanFile} 已损坏，不知道上次恢复做到哪一步。原来的数据在 {folder.Root} 下的 before-restore-… 目录里，没有删除；请先把整个数据目录复制一份，再找人处理。", problem);
        }
    }

    /// <param name="Aside">The directory's name in the data directory.</param>
    /// <param name="Leaving">What is moved there.</param>
    /// <param name="Coming">What takes its place.</param>
    private sealed record Plan(string Aside, string[] Leaving, string[] Coming);
}
