namespace Hotline.Domain.Complaints;

/// <summary>Whom a citizen complains of.</summary>
public enum ComplaintAbout
{
    /// <summary>承办单位: the unit that has the ticket.</summary>
    Unit = 1,

    /// <summary>热线: the centre or one of its people.</summary>
    Centre = 2,
}

/// <summary>How a complaint came.</summary>
public enum ComplaintVia
{
    /// <summary>The public site.</summary>
    Web = 1,

    /// <summary>A call; an operator wrote it down.</summary>
    Phone = 2,
}

/// <summary>Where a complaint stands.</summary>
public enum ComplaintState
{
    /// <summary>A supervisor has to answer.</summary>
    Open = 1,

    /// <summary>The citizen has an answer.</summary>
    Answered = 2,
}

/// <summary>What the supervisor found.</summary>
public enum ComplaintFinding
{
    /// <summary>属实.</summary>
    Justified = 1,

    /// <summary>不属实.</summary>
    NotJustified = 2,

    /// <summary>无法查实.</summary>
    NotEstablished = 3,
}
