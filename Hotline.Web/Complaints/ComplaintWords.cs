namespace Hotline.Web.Complaints;

/// <summary>Words of complaints about the handling.</summary>
public sealed class ComplaintWords;
