using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// <summary>A request that sends a ticket somewhere: dispatch, redirect, granted return.</summary>
public abstract record RoutedCommand : ITicketCommand
{
    /// <inheritdoc/>
    public TicketNumber Number { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <summary>Category code a person confirmed.</summary>
    [Required(ErrorMessage = "CategoryMissing")]
    public string Category { get; set; } = "";

    /// <summary>主办.</summary>
    [Required(ErrorMessage = "UnitMissing")]
    public string Lead { get; set; } = "";

    /// <summary>协办.</summary>
    public IReadOnlyList<string> CoOperating { get; set; } = [];
}
