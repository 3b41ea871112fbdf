using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace Hotline.Tests.Data;

/// <summary>Other machines: data directories on which nothing of the product runs.</summary>
internal sealed class Spare : IDisposable
{
    private readonly List<string> folders = [];

    /// <summary>With nothing on it.</summary>
    public string Empty()
    {
        folders.Add(Directory.CreateTempSubdirectory("hotline-spare-").FullName);
        return folders[^1];
    }

    /// <summary>With another one's data directory on it, as it is now.</summary>
    public string Copied(string folder)
    {
        var copy = Empty();
        foreach (var directory in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(copy, Path.GetRelativePath(folder, directory)));
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(file) != "hotline.lock")
            {
                File.Copy(file, Path.Combine(copy, Path.GetRelativePath(folder, file)));
            }
        }

        return copy;
    }

    /// <summary>The paths of a machine.</summary>
    public static DataFolder Folder(string folder) =>
        new(new ConfigurationManager { ["Hotline:DataDirectory"] = folder }, new HostingEnvironment { EnvironmentName = "Production" });

    /// <summary>Restores on a machine, at nine o'clock on 2026-11-24 in Shanghai.</summary>
    public static Restoration At(string folder) =>
        new(Folder(folder), new StoreLock(Folder(folder)), new TestClock(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(8))));

    public void Dispose()
    {
        // A house that was opened on one has removed it.
        foreach (var folder in folders.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
