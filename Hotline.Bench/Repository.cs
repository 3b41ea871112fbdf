namespace Hotline.Bench;

/// <summary>The source tree this was built from.</summary>
internal static class Repository
{
    /// <summary>A path below the folder of Hotline.sln.</summary>
    public static string At(params string[] path) => Path.GetFullPath(Path.Combine([Root(), .. path]));

    /// <summary>The product, built in the same configuration as this.</summary>
    /// <exception cref="FileNotFoundException">It has not been.</exception>
    public static string Product()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var path = At("Hotline.Web", "bin", output.Parent!.Name, output.Name, "Hotline.Web.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"没有找到同一配置下编译的产品：{path}");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Hotline.sln")))
        {
            folder = folder.Parent ?? throw new FileNotFoundException("须在源代码目录内运行（向上找不到 Hotline.sln）");
        }

        return folder.FullName;
    }
}
