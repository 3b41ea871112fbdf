namespace Hotline.Web.Data;

/// <summary>What a disk says when it takes no more, on Linux, macOS and Windows.</summary>
internal static class DiskTrouble
{
    /// <summary>No room: ENOSPC, EDQUOT; ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL.</summary>
    public static bool IsFull(Exception problem) => problem is IOException { HResult: 28 or 69 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) };

    /// <summary>Mounted for reading only: EROFS; ERROR_WRITE_PROTECT.</summary>
    public static bool IsReadOnly(Exception problem) => problem is IOException { HResult: 30 or unchecked((int)0x80070013) };
}
