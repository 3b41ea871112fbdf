namespace Hotline.Web.Handling;

/// <summary>Marks the words of this capability; they stand beside it in HandlingWords.resx.</summary>
public sealed class HandlingWords;
