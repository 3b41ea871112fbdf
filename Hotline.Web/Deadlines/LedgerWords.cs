namespace Hotline.Web.Deadlines;

/// <summary>Words in which a due date is explained, to staff and to citizens.</summary>
public sealed class LedgerWords;
