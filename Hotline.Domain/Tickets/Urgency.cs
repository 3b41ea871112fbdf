namespace Hotline.Domain.Tickets;

/// <summary>紧急程度: a more urgent ticket has shorter limits for every hop.</summary>
public enum Urgency
{
    /// <summary>平件.</summary>
    Normal = 1,

    /// <summary>急件.</summary>
    Urgent = 2,

    /// <summary>特急件.</summary>
    Critical = 3,
}
