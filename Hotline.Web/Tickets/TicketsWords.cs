namespace Hotline.Web.Tickets;

/// <summary>The words of the ticket page.</summary>
public sealed class TicketsWords;
