namespace Hotline.Domain.Routing;

/// <summary>被反映对象: what kind of party an appeal is about. The duty for the same matter differs: a school's canteen has another supervisor than a shop.</summary>
public enum ReportedParty
{
    /// <summary>企业商户.</summary>
    Enterprise = 1,

    /// <summary>个人.</summary>
    Individual = 2,

    /// <summary>机关单位.</summary>
    PublicBody = 3,

    /// <summary>物业企业.</summary>
    Property = 4,

    /// <summary>学校.</summary>
    School = 5,

    /// <summary>医疗机构.</summary>
    Hospital = 6,
}
