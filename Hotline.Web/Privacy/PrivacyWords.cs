namespace Hotline.Web.Privacy;

/// <summary>Names the words of keeping and not keeping.</summary>
public sealed class PrivacyWords;
