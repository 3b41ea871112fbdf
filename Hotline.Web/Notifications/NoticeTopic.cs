namespace Hotline.Web.Notifications;

/// <summary>What people are told of that is no act on a ticket. Numbers are stored.</summary>
public enum NoticeTopic
{
    /// <summary>A citizen complains about the handling.</summary>
    Complaint = 1,

    /// <summary>Such a complaint was not answered in time.</summary>
    ComplaintLate = 2,

    /// <summary>An urgent ticket went to a unit out of hours, and nobody is on duty there.</summary>
    NobodyOnDuty = 3,

    /// <summary>The gateway does not take an alert: somebody must telephone.</summary>
    AlertRejected = 4,

    /// <summary>What the unit promised is due tomorrow.</summary>
    PromiseDueSoon = 5,

    /// <summary>A promise's day is over: somebody calls the citizen.</summary>
    PromiseDue = 6,

    /// <summary>The citizen says that a promise was not kept.</summary>
    PromiseBroken = 7,
}
