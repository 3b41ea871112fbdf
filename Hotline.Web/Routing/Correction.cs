using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Routing;

/// <summary>How people came to know which unit was right. Numbers are stored.</summary>
public enum CorrectionSource
{
    /// <summary>改派: the centre moved it.</summary>
    Redirect = 1,

    /// <summary>同意退单: the unit showed that it was another's.</summary>
    GrantedReturn = 2,

    /// <summary>裁定: a ruling named the unit.</summary>
    Ruling = 3,

    /// <summary>A person dispatched something other than the proposal, and that unit answered without ado.</summary>
    Confirmed = 4,
}

/// <summary>Where a ticket belongs, as people found out; the newest word wins. No text: whoever trains reads it from the ticket, so what is erased there is gone here. Confidential tickets have none.</summary>
public sealed class Correction
{
    /// <summary>Whose; one a ticket.</summary>
    public TicketNumber Ticket { get; set; }

    /// <summary>The category that was decided.</summary>
    public CategoryCode Category { get; set; }

    /// <summary>The unit that finally got it.</summary>
    public DepartmentCode Unit { get; set; }

    /// <summary>How that came out.</summary>
    public CorrectionSource Source { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The model in which it was first used; null while it waits for the next one, and again when the word changes.</summary>
    public string? Used { get; set; }
}
