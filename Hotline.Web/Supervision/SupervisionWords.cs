namespace Hotline.Web.Supervision;

/// <summary>Words of warnings and supervision orders.</summary>
public sealed class SupervisionWords;
