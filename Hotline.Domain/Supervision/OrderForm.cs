namespace Hotline.Domain.Supervision;

/// <summary>督办单: how heavily it weighs. Each is heavier than the one before; numbers are stored.</summary>
public enum OrderForm
{
    /// <summary>批示件: a city leader's remark that must be answered.</summary>
    Remark = 1,

    /// <summary>平台督办.</summary>
    Platform = 2,

    /// <summary>书面督办.</summary>
    Written = 3,

    /// <summary>挂牌督办.</summary>
    Listed = 4,

    /// <summary>约谈.</summary>
    Talk = 5,

    /// <summary>通报批评.</summary>
    Notice = 6,

    /// <summary>移送纪检监察.</summary>
    Discipline = 7,
}

/// <summary>Why a supervision order is given; numbers are stored.</summary>
public enum OrderTrigger
{
    /// <summary>领导批示.</summary>
    Remark = 1,

    /// <summary>逾期未办.</summary>
    Overdue = 2,

    /// <summary>推诿拒办.</summary>
    Refused = 3,

    /// <summary>应解决未解决.</summary>
    Unsolved = 4,

    /// <summary>重复或集中诉求.</summary>
    Repeated = 5,

    /// <summary>社会影响不良.</summary>
    BadEffect = 6,

    /// <summary>知识过期未更新.</summary>
    StaleArticle = 7,

    /// <summary>再次不满意: the citizen is dissatisfied again after the redo.</summary>
    Dissatisfied = 8,

    /// <summary>诉求人投诉办理.</summary>
    Complaint = 9,
}

/// <summary>Where an order stands; numbers are stored.</summary>
public enum OrderState
{
    /// <summary>待反馈.</summary>
    Open = 1,

    /// <summary>待核.</summary>
    Answered = 2,

    /// <summary>已销号: the answer was accepted.</summary>
    Done = 3,

    /// <summary>已升级: a heavier one took its place.</summary>
    Escalated = 4,

    /// <summary>已失效: the ticket was withdrawn or went into another before it was answered.</summary>
    Lapsed = 5,
}
