namespace Hotline.Web.Routing;

/// <summary>Words of the dispatch catalogue and of the rule files' history.</summary>
public sealed class RoutingWords;
