namespace Hotline.Web.Dispatch;

/// <summary>Marks the words of this capability; they stand beside it in DispatchWords.resx.</summary>
public sealed class DispatchWords;
