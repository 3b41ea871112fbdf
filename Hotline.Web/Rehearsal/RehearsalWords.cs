namespace Hotline.Web.Rehearsal;

/// <summary>Words of rehearsals.</summary>
public sealed class RehearsalWords;
