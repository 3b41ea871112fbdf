namespace Hotline.Web.CoOperation;

/// <summary>Marks the words of this capability; they stand beside it in CoOperationWords.resx.</summary>
public sealed class CoOperationWords;
