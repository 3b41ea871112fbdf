using Hotline.Web;
using Hotline.Web.Data;
using Hotline.Web.Handling;
using Hotline.Web.Identity;
using Hotline.Web.Platform;
using Hotline.Web.PublicPortal;
using Hotline.Web.Routing;
using Hotline.Web.Shell;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();

builder.AddStore();
builder.AddIdentity();
builder.AddUseCases();
builder.AddRouting();
builder.AddHandling();
builder.AddPages();
builder.AddPortal();

var app = builder.Build();
if (CommandLine.Asked(args))
{
    return await CommandLine.Run(app.Services, app.Environment, args);
}

await app.Open();

app.UsePages();
app.MapIdentity();
app.MapHealth();
app.MapPortal();
app.MapAttachments();
app.MapPages();

await app.RunAsync();
return 0;

/// <summary>Named so that tests can start the whole product.</summary>
public partial class Program;
