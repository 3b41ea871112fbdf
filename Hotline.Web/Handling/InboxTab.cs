namespace Hotline.Web.Handling;

/// <summary>The parts of a unit's inbox, as they stand in the page's address.</summary>
public enum InboxTab
{
    /// <summary>待签收.</summary>
    Sign = 1,

    /// <summary>办理中.</summary>
    Hand = 2,

    /// <summary>被打回: in hand again, because the reviewer sent the last reply back.</summary>
    Back = 3,

    /// <summary>待审核.</summary>
    Review = 4,

    /// <summary>全部: everything the unit still owes.</summary>
    All = 5,

    /// <summary>待负责人审批: a return or extension that has not left the unit.</summary>
    Approve = 6,

    /// <summary>协办: parts the unit owes to other units' tickets, by their own clock.</summary>
    Help = 7,

    /// <summary>下级退单: what a unit inside the district wants to return to this district office.</summary>
    Below = 8,
}
