using System.Runtime.InteropServices;

namespace Hotline.Web.Data;

/// <summary>What was written is on the disk, not in a cache that a power cut empties.</summary>
internal static class Durable
{
    private const int invalid = 22;

    /// <summary>A whole directory: every file, and every name of it.</summary>
    /// <exception cref="IOException">The disk did not take it.</exception>
    public static void Tree(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            File(file);
        }

        foreach (var below in Directory.EnumerateDirectories(directory, "*", SearchOption.AllDirectories))
        {
            Folder(below);
        }

        Folder(directory);
    }

    /// <summary>One file's content.</summary>
    public static void File(string path)
    {
        // Windows flushes only what may be written.
        using var handle = System.IO.File.OpenHandle(path, FileMode.Open, OperatingSystem.IsWindows() ? FileAccess.ReadWrite : FileAccess.Read);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>The names in a directory: files that were made, moved or removed in it. Windows writes names through its journal by itself.</summary>
    public static void Folder(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(directory, 0);
        if (descriptor < 0)
        {
            throw new IOException($"{directory}: {Marshal.GetLastPInvokeErrorMessage()}", Marshal.GetLastPInvokeError());
        }

        // Some network disks know no flushing of directories and say so; that is not a failure to write.
        var failed = Flush(descriptor) != 0 && Marshal.GetLastPInvokeError() != invalid;
        var (why, code) = (Marshal.GetLastPInvokeErrorMessage(), Marshal.GetLastPInvokeError());
        _ = Close(descriptor);
        if (failed)
        {
            throw new IOException($"{directory}: {why}", code);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);
}
