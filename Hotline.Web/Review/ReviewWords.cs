namespace Hotline.Web.Review;

/// <summary>The words of review.</summary>
public sealed class ReviewWords;
