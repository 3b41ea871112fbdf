using Hotline.Domain.Identity;

namespace Hotline.Web.Shell;

/// <summary>A place of the console: where, what it is called, who goes there.</summary>
public sealed record Place(string Path, string Key, Permission AnyOf);

/// <summary>The console's places in the order of a ticket's life.</summary>
public static class Places
{
    /// <summary>The main navigation.</summary>
    public static readonly IReadOnlyList<Place> All =
    [
        new("/console/intake", "Place.Intake", Permission.Intake),
        new("/console/dispatch", "Place.Dispatch", Permission.Dispatch),
        new("/console/requests", "Place.Requests", Permission.Decide),
        new("/console/supervision", "Place.Supervision", Permission.SeeBoards | Permission.Supervise),
        new("/console/rulings", "Place.Rulings", Permission.Supervise),
        new("/console/inbox", "Place.Inbox", Permission.SignForUnit | Permission.Handle),
        new("/console/orders", "Place.OwnOrders", Permission.SignForUnit | Permission.Handle),
        new("/console/review", "Place.Review", Permission.Review),
        new("/console/follow-up", "Place.FollowUp", Permission.FollowUp),
        new("/console/promises", "Place.Promises", Permission.FollowUp | Permission.Supervise | Permission.SignForUnit | Permission.Handle),
        new("/console/publication", "Place.Publication", Permission.Publish),
        new("/console/knowledge", "Place.Knowledge", Permission.EditArticles | Permission.Publish | Permission.Intake),
        new("/console/search", "Place.Search", Permission.Search),
        new("/console/repeat-callers", "Place.RepeatCallers", Permission.Dispatch | Permission.Supervise),
        new("/console/complaints", "Place.Complaints", Permission.ReadComplaints),
        new("/console/outbox", "Place.Outbox", Permission.Dispatch | Permission.Intake),
        new("/console/performance", "Place.Performance", Permission.SeeBoards),
        new("/console/performance/own", "Place.OwnPerformance", Permission.SignForUnit | Permission.Handle),
        new("/console/exclusions", "Place.Exclusions", Permission.SeeBoards | Permission.SignForUnit),
        new("/console/admin/accounts", "Place.Accounts", Permission.ManageAccounts | Permission.ManageRoles),
        new("/console/admin/operations", "Place.Operations", Permission.ManageAccounts),
        new("/console/admin/models", "Place.Models", Permission.ManageAccounts),
        new("/console/admin/catalogue", "Place.Catalogue", Permission.ManageAccounts | Permission.Dispatch),
        new("/console/admin/routing", "Place.Routing", Permission.ManageAccounts),
        new("/console/admin/calendars", "Place.Calendars", Permission.ManageAccounts),
        new("/console/rehearsal", "Place.Rehearsal", Permission.Supervise | Permission.ManageAccounts),
        new("/console/admin/retention", "Place.Retention", Permission.ManageRoles),
        new("/console/admin/audit", "Place.Audit", Permission.ReadAudit),
        new("/console/duty", "Place.Duty", Permission.SignForUnit | Permission.LeadUnit | Permission.ManageAccounts),
        new("/console/routing-quality", "Place.RoutingQuality", Permission.Supervise | Permission.Dispatch | Permission.ManageAccounts),
    ];

    /// <summary>Where this person's day begins.</summary>
    public static Place? First(Permission mine) => All.FirstOrDefault(p => (p.AnyOf & mine) != 0);
}
