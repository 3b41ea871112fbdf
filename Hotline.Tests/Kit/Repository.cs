namespace Hotline.Tests.Kit;

/// <summary>The source tree the tests were built from, for rules about text and for files that are no code.</summary>
public static class Repository
{
    /// <summary>Where Hotline.sln lies.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path below the root.</summary>
    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>Files below a folder, paths relative to the root with forward slashes; build output is left out.</summary>
    public static IReadOnlyList<SourceFile> Files(string folder, params string[] extensions) =>
        [.. Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
            .Where(path => extensions.Contains(Path.GetExtension(path)))
            .Select(path => (Full: path, Short: Path.GetRelativePath(Root, path).Replace('\\', '/')))
            .Where(path => !path.Short.Split('/').Any(part => part is "bin" or "obj"))
            .OrderBy(path => path.Short, StringComparer.Ordinal)
            .Select(path => new SourceFile(path.Short, File.ReadAllText(path.Full)))];

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Hotline.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}

/// <summary>A file as text; a specimen is one that never lay on disk.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Text">What it says.</param>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>The folders below the project, the file's name left out.</summary>
    public string[] Folders => Path.Split('/')[1..^1];

    /// <summary>The name with its extension.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
