namespace Hotline.Domain.Tickets;

/// <summary>诉求类型: what the citizen wants of the city. It chooses the limit.</summary>
public enum AppealType
{
    /// <summary>咨询: wants to know.</summary>
    Consultation = 1,

    /// <summary>求助: wants help.</summary>
    Help = 2,

    /// <summary>投诉: somebody did it badly.</summary>
    Complaint = 3,

    /// <summary>举报: somebody breaks the law.</summary>
    Report = 4,

    /// <summary>建议: knows something better.</summary>
    Suggestion = 5,

    /// <summary>表扬: thanks somebody.</summary>
    Praise = 6,

    /// <summary>其他: none of these.</summary>
    Other = 7,
}
