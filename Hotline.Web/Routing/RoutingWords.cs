namespace Hotline.Web.Routing;

/// <summary>Words of the dispatch settings, the dispatch catalogue and the rule files' history.</summary>
public sealed class RoutingWords;
