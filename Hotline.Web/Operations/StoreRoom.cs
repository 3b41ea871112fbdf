using Hotline.Web.Data;

namespace Hotline.Web.Operations;

/// <summary>How much room the store takes and has, in bytes.</summary>
internal static class StoreRoom
{
    /// <summary>The database with its journal.</summary>
    public static long Used(DataFolder folder) => Size(folder.Database) + Size($"{folder.Database}-wal");

    /// <summary>Free space where the data directory lies; a disk that cannot be asked has none to count on.</summary>
    public static long Free(DataFolder folder)
    {
        try
        {
            return new DriveInfo(folder.Root).AvailableFreeSpace;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return 0;
        }
    }

    private static long Size(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
