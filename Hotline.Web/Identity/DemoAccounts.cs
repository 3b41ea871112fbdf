using Hotline.Domain.Identity;

namespace Hotline.Web.Identity;

/// <summary>One person of the demo city.</summary>
public sealed record DemoAccount(string Account, string Name, Role Role, string? Unit = null);

/// <summary>The people of the demo city: at least one for every role. They exist in Development only.</summary>
public static class DemoAccounts
{
    /// <summary>All of them have this password.</summary>
    public const string Password = "Hotline#2026";

    /// <summary>Everybody, in the order of a ticket's life.</summary>
    public static readonly IReadOnlyList<DemoAccount> All =
    [
        new("huawu", "林小雨", Role.Operator),
        new("paidan", "周志强", Role.Dispatcher),
        new("lianluo", "何丽华", Role.Liaison, "urban-management"),
        new("jingban", "梁伟明", Role.Handler, "urban-management"),
        new("fuzeren", "黄建国", Role.UnitLeader, "urban-management"),
        new("lianluo-huanjing", "叶慧敏", Role.Liaison, "environment"),
        new("lianluo-renshe", "潘志豪", Role.Liaison, "human-resources"),
        new("quxian", "吴秋云", Role.DistrictOffice, "district-qingxi"),
        new("lianluo-xidong", "冼国良", Role.Liaison, "street-qingxi-xidong"),
        new("shenhe", "郑雅文", Role.Reviewer),
        new("huifang", "谢晓彤", Role.FollowUpAgent),
        new("duban", "罗国栋", Role.Supervisor),
        new("duban-fuhe", "秦素兰", Role.Supervisor),
        new("shiling", "沈继明", Role.Leader),
        new("jiandu", "高正平", Role.Inspection),
        new("zhishi", "曾思敏", Role.KnowledgeEditor),
        new("xitong", "范立新", Role.SystemAdministrator),
        new("anquan", "邓守义", Role.SecurityAdministrator),
        new("shenji", "苏明察", Role.AuditAdministrator),
    ];
}
