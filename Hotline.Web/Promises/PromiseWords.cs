namespace Hotline.Web.Promises;

/// <summary>Words of promises.</summary>
public sealed class PromiseWords;
