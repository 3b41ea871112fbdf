using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Hotline.Bench;

/// <summary>The barest server there is: hands out the files of one folder. What a page is compared with.</summary>
internal static class FileServer
{
    /// <summary>The first argument of such a process; the second is the folder.</summary>
    public const string Verb = "files";

    /// <summary>Serves until it is killed.</summary>
    public static Task Run(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole().AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder) });
        return app.RunAsync();
    }
}
