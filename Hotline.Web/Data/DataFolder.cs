namespace Hotline.Web.Data;

/// <summary>Where things lie on disk.</summary>
public sealed class DataFolder
{
    /// <param name="configuration">Read for <c>Hotline:DataDirectory</c>.</param>
    /// <param name="environment">In Development the default is <c>.hotline/</c> at the root of the repository.</param>
    /// <exception cref="InvalidDataException">The directory cannot be made.</exception>
    public DataFolder(IConfiguration configuration, IHostEnvironment environment)
    {
        Root = Path.GetFullPath(configuration["Hotline:DataDirectory"] is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(environment.IsDevelopment() ? Repository() ?? "." : ".", ".hotline"));
        Shipped = Path.Combine(AppContext.BaseDirectory, "data");
        Corpus = configuration["Hotline:TrainingData"] is { Length: > 0 } own ? Path.GetFullPath(own) : Shipped;
        try
        {
            Directory.CreateDirectory(Root);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"数据目录 {Root} 建立不了。请检查设置 Hotline:DataDirectory 和上级目录的权限。", problem);
        }
    }

    /// <summary>The data directory: store, key, model and attachments.</summary>
    public string Root { get; }

    /// <summary>The rules and the corpus that came with the product.</summary>
    public string Shipped { get; }

    /// <summary>What models learn from, beside the corrections: corpus/, lexicon/ and categories/. As shipped, or a city's own.</summary>
    public string Corpus { get; }

    /// <summary>The SQLite file.</summary>
    public string Database => Path.Combine(Root, "hotline.db");

    /// <summary>The key that callers' data are sealed with. Back it up, apart from the database.</summary>
    public string Key => Path.Combine(Root, "keys", "caller.key");

    /// <summary>How far the audit chain had come a minute ago, outside the database: an older or cut database is found out by it.</summary>
    public string AuditAnchor => Path.Combine(Root, "keys", "audit.anchor");

    /// <summary>What audit exports are signed with.</summary>
    public string SigningKey => Path.Combine(Root, "keys", "audit-signing.pem");

    /// <summary>Held by every process that has the store open; whoever gets it alone knows that none has.</summary>
    public string Lock => Path.Combine(Root, "hotline.lock");

    /// <summary>Is there while a restore is under way, or was cut off.</summary>
    public string Restoring => Path.Combine(Root, "restoring.partial");

    /// <summary>The keys of cookies and antiforgery.</summary>
    public string CookieKeys => Path.Combine(Root, "keys", "cookies");

    /// <summary>The models that are, or were, in use.</summary>
    public string Models => Path.Combine(Root, "models");

    /// <summary>Where the only model lay before there was a history of them; taken over at the start.</summary>
    public string OldModel => Path.Combine(Root, "model", "hotline.model");

    /// <summary>Uploaded files, outside the web root.</summary>
    public string Attachments => Path.Combine(Root, "attachments");

    /// <summary>Numbers and query codes of the demo tickets, Development only.</summary>
    public string DemoCodes => Path.Combine(Root, "demo-codes.tsv");

    /// <summary>The file of one model.</summary>
    public string ModelFile(string version) => Path.Combine(Models, $"{version}.model");

    private static string? Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Hotline.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
