namespace Hotline.Web.Routing;

/// <summary>Words of the dispatch settings.</summary>
public sealed class RoutingWords;
