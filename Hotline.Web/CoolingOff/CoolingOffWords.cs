namespace Hotline.Web.CoolingOff;

/// <summary>Names the words of cooling-offs.</summary>
public sealed class CoolingOffWords;
