namespace Hotline.Web.Deadlines;

/// <summary>Words of calendars, limits and the deadline interface.</summary>
public sealed class DeadlinesWords;
