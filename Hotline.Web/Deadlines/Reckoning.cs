namespace Hotline.Web.Deadlines;

/// <summary>One pass over all open tickets with one state of the calendars. A pass that was cut short goes on where it was.</summary>
public sealed class Reckoning
{
    /// <summary>The newest is the one that counts.</summary>
    public long Id { get; private set; }

    /// <summary>The state of the calendars (<see cref="Routing.CityRules.CalendarMark"/>).</summary>
    public required string Calendars { get; init; }

    /// <summary>The years they knew, for people.</summary>
    public required string Years { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The last ticket number that needs no other look.</summary>
    public long Through { get; set; }

    /// <summary>Tickets looked at.</summary>
    public int Looked { get; set; }

    /// <summary>Tickets of which a date moved.</summary>
    public int Moved { get; set; }

    /// <summary>Tickets whose dates stayed and were provisional no longer, or became so.</summary>
    public int Settled { get; set; }

    /// <summary>When the last ticket was done.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}
