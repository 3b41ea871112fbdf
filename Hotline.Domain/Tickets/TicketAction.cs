namespace Hotline.Domain.Tickets;

/// <summary>Everything that can be done to a ticket. Numbers are stored: never reuse one.</summary>
public enum TicketAction
{
    /// <summary>登记.</summary>
    Register = 1,

    /// <summary>直接答复.</summary>
    AnswerDirectly = 2,

    /// <summary>不予受理.</summary>
    Decline = 3,

    /// <summary>转紧急服务.</summary>
    Transfer = 4,

    /// <summary>并案.</summary>
    Merge = 5,

    /// <summary>派单.</summary>
    Dispatch = 6,

    /// <summary>签收.</summary>
    Accept = 7,

    /// <summary>指派经办人.</summary>
    AssignHandler = 8,

    /// <summary>联系诉求人.</summary>
    LogContact = 9,

    /// <summary>提交答复.</summary>
    Reply = 10,

    /// <summary>审核通过.</summary>
    Approve = 11,

    /// <summary>打回.</summary>
    SendBack = 12,

    /// <summary>申请退单.</summary>
    AskReturn = 13,

    /// <summary>同意退单并改派.</summary>
    GrantReturn = 14,

    /// <summary>驳回退单.</summary>
    RefuseReturn = 15,

    /// <summary>申请延期.</summary>
    AskExtension = 16,

    /// <summary>同意延期.</summary>
    GrantExtension = 17,

    /// <summary>驳回延期.</summary>
    RefuseExtension = 18,

    /// <summary>改派.</summary>
    Redirect = 19,

    /// <summary>电话通知值班.</summary>
    LogDutyCall = 20,

    /// <summary>回访未接通.</summary>
    LogAttempt = 21,

    /// <summary>回访办结.</summary>
    Close = 22,

    /// <summary>联系不上办结.</summary>
    CloseUnreached = 23,

    /// <summary>不满意办结.</summary>
    CloseDissatisfied = 24,

    /// <summary>重办.</summary>
    Redo = 25,

    /// <summary>市民评价.</summary>
    Rate = 26,

    /// <summary>更正.</summary>
    Amend = 27,

    /// <summary>补充.</summary>
    AddInformation = 28,

    /// <summary>撤回.</summary>
    Withdraw = 29,

    /// <summary>催办.</summary>
    Urge = 30,

    /// <summary>重发查询码.</summary>
    ReissueCode = 31,

    /// <summary>随主单推进.</summary>
    FollowParent = 32,

    /// <summary>自动派单: by the machine alone, where the city has allowed it for the category.</summary>
    AutoDispatch = 33,

    /// <summary>撤回自动派单.</summary>
    Recall = 34,

    /// <summary>预警: a light or card by rule. Raises no version.</summary>
    Warn = 35,

    /// <summary>自动签收: the sign limit ran out.</summary>
    AutoSign = 36,

    /// <summary>说明逾期原因.</summary>
    ExplainDelay = 37,

    /// <summary>发牌: a yellow or red card by hand.</summary>
    IssueCard = 38,

    /// <summary>撤销红黄牌.</summary>
    RevokeCard = 39,

    /// <summary>督办.</summary>
    OrderSupervision = 40,

    /// <summary>督办反馈.</summary>
    AnswerOrder = 41,

    /// <summary>督办销号.</summary>
    AcceptAnswer = 42,

    /// <summary>退回督办反馈.</summary>
    RefuseAnswer = 43,

    /// <summary>督办升级.</summary>
    EscalateOrder = 44,

    /// <summary>批示.</summary>
    Remark = 45,

    /// <summary>督办逾期. Raises no version.</summary>
    OrderLate = 46,

    /// <summary>负责人同意申请: the unit's leader lets a return or extension go to the centre.</summary>
    ApproveRequest = 51,

    /// <summary>负责人不同意申请.</summary>
    StopRequest = 52,

    /// <summary>对驳回退单提出异议.</summary>
    DisputeReturn = 53,

    /// <summary>裁定改派.</summary>
    Rule = 54,

    /// <summary>裁定维持.</summary>
    RuleStay = 55,

    /// <summary>协办签收: a co-operating unit signs for its part.</summary>
    CoAccept = 61,

    /// <summary>提交分办意见: a co-operating unit's partial reply, for the lead and the centre.</summary>
    CoReply = 62,

    /// <summary>增加协办单位.</summary>
    AddCoUnit = 63,

    /// <summary>解除协办.</summary>
    ReleaseCoUnit = 64,

    /// <summary>区内转派: a district office hands it on to a unit inside its area and goes on answering for it.</summary>
    Redispatch = 65,

    /// <summary>区同意退回: back to the district office, or to another unit inside it.</summary>
    GrantTierReturn = 66,

    /// <summary>区驳回退单.</summary>
    RefuseTierReturn = 67,

    /// <summary>区收回: the district office takes it back.</summary>
    TakeBack = 68,

    /// <summary>抽样外办结: not called, and no answer came by link.</summary>
    CloseUncalled = 69,

    /// <summary>登记不满意: the citizen is not content; whether rightly is looked into first.</summary>
    RecordDiscontent = 70,

    /// <summary>提交核实说明: what the unit says and shows about it.</summary>
    ExplainDiscontent = 71,
}
