namespace Hotline.Web.Data;

/// <summary>Who has the data directory open. Servers and command lines share it; a restore needs it alone. The operating system lets go of it when a process ends, however it ends: a lock file that is left behind means nothing.</summary>
public sealed class StoreLock(DataFolder folder) : IDisposable
{
    private readonly Lock one = new();
    private FileStream? shared;

    /// <summary>Shares the data directory until the process ends; again and again is the same as once.</summary>
    /// <exception cref="InvalidDataException">A restore is under way, or was cut off: half of one store and half of another must not be worked on.</exception>
    public void Hold()
    {
        lock (one)
        {
            if (shared is not null)
            {
                return;
            }

            var stream = Open(FileAccess.Read, FileShare.Read, "正在恢复备份，数据目录暂时不能打开。请等恢复做完再启动。");
            if (Directory.Exists(folder.Restoring))
            {
                stream.Dispose();
                throw new InvalidDataException($"上一次恢复没有做完（{folder.Restoring} 还在），数据可能新旧各半，拒绝打开。请再运行一次 restore 备份目录；不想恢复了，就运行 restore --cancel，原来的数据会放回原处。不要手工删除这个目录。");
            }

            shared = stream;
        }
    }

    /// <summary>Takes the data directory alone; dispose what comes back to leave.</summary>
    /// <exception cref="InvalidDataException">Somebody has it open.</exception>
    public IDisposable Alone() => Open(FileAccess.ReadWrite, FileShare.None, "数据库正在使用。请先停掉服务和其他命令，再恢复。什么都没有改动。");

    /// <inheritdoc/>
    public void Dispose()
    {
        shared?.Dispose();
        shared = null;
    }

    private FileStream Open(FileAccess access, FileShare share, string taken)
    {
        try
        {
            return new FileStream(folder.Lock, FileMode.OpenOrCreate, access, share);
        }
        catch (IOException problem) when (IsTaken(problem))
        {
            throw new InvalidDataException(taken, problem);
        }
    }

    // EAGAIN of Linux and of macOS, a sharing violation of Windows.
    private static bool IsTaken(IOException problem) => problem.HResult is 11 or 35 or unchecked((int)0x80070020);
}
