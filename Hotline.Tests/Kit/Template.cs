using Hotline.Classifier;
using Hotline.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Hotline.Tests.Kit;

/// <summary>A data directory with key, schema, rules and model, made once for the whole run; each house gets a copy.</summary>
internal static class Template
{
    private static readonly Lazy<string> made = new(Make);

    /// <summary>A fresh copy, in a folder of its own below the system's temporary one.</summary>
    public static string Copy()
    {
        var target = Directory.CreateTempSubdirectory("hotline-").FullName;
        foreach (var file in Directory.EnumerateFiles(made.Value, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(made.Value, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection([new("Hotline:DataDirectory", folder)]);
        var paths = new DataFolder(builder.Configuration, builder.Environment);
        Vault.Open(paths.Key, mayCreate: true);
        Migrator.Migrate($"Data Source={paths.Database};Pooling=False");
        var set = HeldOut.Split(TrainingSet.Load(paths.Shipped)).Taught;
        var model = Training.Train(set, DateTimeOffset.UnixEpoch, new TrainingOptions());
        model.Save(paths.ModelFile(model.Version));
        Note(paths.Database, model.Version, set.Examples.Count);
        return folder;
    }

    // As the server notes the first model it makes.
    private static void Note(string database, string version, int corpus)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO models (Version, MadeAt, MadeBy, MadeByName, Trainer, Corpus, Corrections, SawHeldOut, State, PromotedAt, Reason)
            VALUES ($version, 0, 'system', 'system', 'svm', $corpus, 0, 0, 1, 0, 1)
            """;
        command.Parameters.AddWithValue("$version", version);
        command.Parameters.AddWithValue("$corpus", corpus);
        command.ExecuteNonQuery();
    }
}
