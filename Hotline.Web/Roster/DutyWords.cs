namespace Hotline.Web.Roster;

/// <summary>Words of the duty roster.</summary>
public sealed class DutyWords;
