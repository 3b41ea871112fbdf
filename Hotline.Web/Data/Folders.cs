namespace Hotline.Web.Data;

/// <summary>Copies and removes whole directories.</summary>
internal static class Folders
{
    /// <summary>Copies what is there; what goes away meanwhile is left out.</summary>
    /// <returns>How many files went away.</returns>
    /// <exception cref="IOException">The disk is full, or did not give or take a file that is there.</exception>
    public static int CopyAll(string from, string to)
    {
        var gone = 0;
        foreach (var file in Below(from))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            try
            {
                File.Copy(file, copy);
            }
            catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException && Directory.Exists(Path.GetDirectoryName(copy)))
            {
                gone++;
            }
        }

        return gone;
    }

    /// <summary>Removes a directory with all that is in it; nothing where there is none.</summary>
    public static void Discard(string directory)
    {
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Whether a file or a directory is there.</summary>
    public static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    /// <summary>Moves a file or a directory.</summary>
    public static void Move(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Move(from, to);
        }
        else
        {
            Directory.Move(from, to);
        }
    }

    // One folder at a time: a folder may go away as well.
    private static IEnumerable<string> Below(string directory)
    {
        (string[] Files, string[] Folders) here;
        try
        {
            here = Directory.Exists(directory) ? (Directory.GetFiles(directory), Directory.GetDirectories(directory)) : ([], []);
        }
        catch (DirectoryNotFoundException)
        {
            here = ([], []);
        }

        return here.Files.Concat(here.Folders.SelectMany(Below));
    }
}
