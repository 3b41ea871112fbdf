namespace Hotline.Web.Intake;

/// <summary>Names the resource with the words of intake.</summary>
public sealed class IntakeWords;
