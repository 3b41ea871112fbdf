namespace Hotline.Web.Tiers;

/// <summary>Marks the words of this capability; they stand beside it in TierWords.resx.</summary>
public sealed class TierWords;
