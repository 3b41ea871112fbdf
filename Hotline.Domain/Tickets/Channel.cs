namespace Hotline.Domain.Tickets;

/// <summary>来源渠道: how the appeal reached the city.</summary>
public enum Channel
{
    /// <summary>电话.</summary>
    Phone = 1,

    /// <summary>短信.</summary>
    Sms = 2,

    /// <summary>网站.</summary>
    Web = 3,

    /// <summary>微信.</summary>
    WeChat = 4,

    /// <summary>客户端.</summary>
    App = 5,

    /// <summary>电子邮件.</summary>
    Email = 6,

    /// <summary>来信.</summary>
    Letter = 7,

    /// <summary>论坛.</summary>
    Forum = 8,

    /// <summary>市长热线.</summary>
    MayorLine = 9,

    /// <summary>信访转来.</summary>
    Petition = 10,

    /// <summary>投诉中心.</summary>
    ComplaintCentre = 11,

    /// <summary>110 转来.</summary>
    Police110 = 12,

    /// <summary>省平台转来.</summary>
    Province = 13,

    /// <summary>领导批示.</summary>
    LeaderRemark = 14,

    /// <summary>媒体.</summary>
    Media = 15,

    /// <summary>企业专席.</summary>
    EnterpriseSeat = 16,
}
