namespace Hotline.Web.FollowUp;

/// <summary>The words of follow-up.</summary>
public sealed class FollowUpWords;
