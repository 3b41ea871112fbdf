namespace Hotline.Web.Rulings;

/// <summary>Marks the words of this capability; they stand beside it in RulingWords.resx.</summary>
public sealed class RulingWords;
