namespace Hotline.Domain.Identity;

/// <summary>What a person may do, one flag each. Roles are sets of these (<see cref="Rights"/>); a step of the life cycle names the flags of which one is enough.</summary>
[Flags]
public enum Permission : long
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Capture appeals, answer directly, decline, transfer, merge, urge, hand out a new query code.</summary>
    Intake = 1 << 0,

    /// <summary>Hand tickets to units and redirect them.</summary>
    Dispatch = 1 << 1,

    /// <summary>Grant or refuse returns and extensions.</summary>
    Decide = 1 << 2,

    /// <summary>Sign for the own unit, assign handlers, ask for return or extension.</summary>
    SignForUnit = 1 << 3,

    /// <summary>Contact the citizen and reply for the own unit.</summary>
    Handle = 1 << 4,

    /// <summary>Approve replies or send them back.</summary>
    Review = 1 << 5,

    /// <summary>Record follow-up, order a redo, close.</summary>
    FollowUp = 1 << 6,

    /// <summary>Urge, order, watch every unit, rule on disputes.</summary>
    Supervise = 1 << 7,

    /// <summary>See tickets of every unit, callers masked.</summary>
    SeeAllTickets = 1 << 8,

    /// <summary>See tickets of the own unit and those below it.</summary>
    SeeOwnUnit = 1 << 9,

    /// <summary>Search tickets by number, telephone and words.</summary>
    Search = 1 << 10,

    /// <summary>Look at an unmasked caller, with a reason, on record.</summary>
    RevealCaller = 1 << 11,

    /// <summary>Write knowledge articles.</summary>
    EditArticles = 1 << 12,

    /// <summary>Make, lock and unlock accounts, reset passwords; units and settings.</summary>
    ManageAccounts = 1 << 13,

    /// <summary>Give and take roles.</summary>
    ManageRoles = 1 << 14,

    /// <summary>Read the audit trail.</summary>
    ReadAudit = 1 << 15,

    /// <summary>What anyone on the public site may do with the own appeal.</summary>
    Citizen = 1 << 16,

    /// <summary>Only the system itself.</summary>
    System = 1 << 17,

    /// <summary>批示: a city leader's remark on a ticket.</summary>
    Remark = 1 << 18,

    /// <summary>Read the boards of supervision and performance, every unit.</summary>
    SeeBoards = 1 << 19,

    /// <summary>Hand a ticket of the own district on to a street inside it.</summary>
    Redispatch = 1 << 20,

    /// <summary>负责人审批: approve or stop the own unit's requests for return and extension.</summary>
    LeadUnit = 1 << 21,

    /// <summary>Read complaints about the handling; never for anybody of a unit.</summary>
    ReadComplaints = 1 << 28,

    /// <summary>公开审查: decide what everybody may read.</summary>
    Publish = 1 << 22,
}
