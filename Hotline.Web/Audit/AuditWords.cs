namespace Hotline.Web.Audit;

/// <summary>Words of the audit trail.</summary>
public sealed class AuditWords;
