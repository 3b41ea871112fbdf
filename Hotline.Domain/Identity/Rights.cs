using static Hotline.Domain.Identity.Permission;

namespace Hotline.Domain.Identity;

/// <summary>What a person is. A person may hold several roles, but never two of the three administrators.</summary>
public enum Role
{
    /// <summary>话务员.</summary>
    Operator = 1,

    /// <summary>派单员.</summary>
    Dispatcher = 2,

    /// <summary>单位联络员.</summary>
    Liaison = 3,

    /// <summary>经办人.</summary>
    Handler = 4,

    /// <summary>单位负责人.</summary>
    UnitLeader = 5,

    /// <summary>区热线办.</summary>
    DistrictOffice = 6,

    /// <summary>审核员.</summary>
    Reviewer = 7,

    /// <summary>回访员.</summary>
    FollowUpAgent = 8,

    /// <summary>督办员.</summary>
    Supervisor = 9,

    /// <summary>市领导.</summary>
    Leader = 10,

    /// <summary>监督机关.</summary>
    Inspection = 11,

    /// <summary>知识库编辑.</summary>
    KnowledgeEditor = 12,

    /// <summary>系统管理员.</summary>
    SystemAdministrator = 13,

    /// <summary>安全管理员.</summary>
    SecurityAdministrator = 14,

    /// <summary>审计管理员.</summary>
    AuditAdministrator = 15,
}

/// <summary>Roles → permissions: the one table.</summary>
public static class Rights
{
    /// <summary>What each role may do.</summary>
    public static readonly IReadOnlyDictionary<Role, Permission> Of = new Dictionary<Role, Permission>
    {
        [Role.Operator] = Intake | Search | SeeAllTickets | RevealCaller,
        [Role.Dispatcher] = Intake | Search | SeeAllTickets | RevealCaller | Dispatch | Decide,
        [Role.Liaison] = SeeOwnUnit | Search | SignForUnit | Handle | RevealCaller,
        [Role.Handler] = SeeOwnUnit | Search | Handle | RevealCaller,
        [Role.UnitLeader] = SeeOwnUnit | Search | SignForUnit | Handle | LeadUnit,
        [Role.DistrictOffice] = SeeOwnUnit | Search | SignForUnit | Handle | RevealCaller | Redispatch,
        [Role.Reviewer] = SeeAllTickets | Search | Review | Permission.Publish,
        [Role.FollowUpAgent] = SeeAllTickets | Search | Permission.FollowUp | RevealCaller,
        [Role.Supervisor] = SeeAllTickets | Search | Supervise | SeeBoards | ReadComplaints,
        [Role.Leader] = SeeAllTickets | Search | SeeBoards | Remark,
        [Role.Inspection] = SeeAllTickets | Search | SeeBoards | ReadComplaints,
        [Role.KnowledgeEditor] = EditArticles,
        [Role.SystemAdministrator] = ManageAccounts,
        [Role.SecurityAdministrator] = ManageRoles,
        [Role.AuditAdministrator] = ReadAudit,
    };

    /// <summary>The three administrators, of whom nobody may be two (三员分立, 等保 2.0 level 3).</summary>
    public static readonly IReadOnlyList<Role> Administrators = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator];

    /// <summary>Roles that act for a unit and are nothing without one.</summary>
    public static readonly IReadOnlyList<Role> NeedUnit = [Role.Liaison, Role.Handler, Role.UnitLeader, Role.DistrictOffice];

    /// <summary>All that these roles may do together.</summary>
    public static Permission Together(IEnumerable<Role> roles) => roles.Aggregate(None, (sum, role) => sum | Of[role]);

    /// <summary>Says no where one person would hold two of the three administrators' roles, or one of them beside ordinary work.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.AdministratorsSeparated"/>.</exception>
    public static void CheckSeparation(IReadOnlyCollection<Role> roles) =>
        Refusal.When(roles.Count > 1 && roles.Intersect(Administrators).Any(), RefusalCode.AdministratorsSeparated);
}
