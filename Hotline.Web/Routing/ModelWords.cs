namespace Hotline.Web.Routing;

/// <summary>Words of the models' page.</summary>
public sealed class ModelWords;
