using Hotline.Web.Complaints;
using Hotline.Web.Privacy;
using Hotline.Web.Promises;
using Hotline.Web.Data;
using Hotline.Web.Deadlines;
using Hotline.Web.FollowUp;
using Hotline.Web.Handling;
using Hotline.Web.Identity;
using Hotline.Web.Notifications;
using Hotline.Web.Operations;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Hotline.Web.PublicPortal;
using Hotline.Web.Rehearsal;
using Hotline.Web.Reports;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Hotline.Web.Supervision;

return await StartTrouble.Guard(async () =>
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.WebHost.UseStaticWebAssets();

    builder.AddStore();
    builder.AddIdentity();
    builder.AddUseCases();
    builder.AddRouting();
    builder.AddHandling();
    builder.AddDeadlines();
    builder.AddSupervision();
    builder.AddRehearsal();
    builder.AddPerformance();
    builder.AddComplaints();
    builder.AddPromises();
    builder.AddReports();
    builder.AddFollowUp();
    builder.AddPrivacy();
    builder.AddNotifications();
    builder.AddPages();
    builder.AddPortal();
    builder.AddOperations();

    var app = builder.Build();
    if (CommandLine.Asked(args))
    {
        return await CommandLine.Run(app.Services, app.Environment, args);
    }

    StartTrouble.CheckPorts(app.Configuration["urls"]);
    await app.Open();

    app.UsePages();
    app.MapIdentity();
    app.MapHealth();
    app.MapOperations();
    app.MapPortal();
    app.MapAttachments();
    app.MapDeadlines();
    app.MapOpenData();
    app.MapPages();

    await app.RunAsync();
    return CommandLine.Done;
});

/// <summary>Named so that tests can start the whole product.</summary>
public partial class Program;
