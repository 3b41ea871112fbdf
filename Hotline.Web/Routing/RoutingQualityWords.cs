namespace Hotline.Web.Routing;

/// <summary>Marks the words of the board of routing quality; they stand beside it in RoutingQualityWords.resx.</summary>
public sealed class RoutingQualityWords;
