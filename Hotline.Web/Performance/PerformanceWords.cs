namespace Hotline.Web.Performance;

/// <summary>Marks the words of the performance pages; they stand beside it in PerformanceWords.resx.</summary>
public sealed class PerformanceWords;
