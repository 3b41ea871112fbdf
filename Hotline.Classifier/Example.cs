namespace Hotline.Classifier;

/// <summary>A labelled appeal.</summary>
/// <param name="Id">Its name in its file.</param>
/// <param name="Batch">Author and batch, "e3"; of a correction its ticket's number; empty for what is taught only and never asked.</param>
/// <param name="Category">Four-digit category, or any label when measuring on other people's data.</param>
/// <param name="Type">Appeal type; empty if not known.</param>
/// <param name="Urgency">Urgency; empty if not known.</param>
/// <param name="Title">Title; may be empty.</param>
/// <param name="Text">Text.</param>
public sealed record Example(string Id, string Batch, string Category, string Type, string Urgency, string Title, string Text)
{
    /// <summary>Says of a handling function that it is not the category's own, and not known: no function is learned from the example.</summary>
    public const string NoFunction = "-";

    /// <summary>The handling function, where it is known apart from the category; empty = the category's own.</summary>
    public string Function { get; init; } = string.Empty;

    /// <summary>Whose hand wrote it; out-of-fold scores never come from a model that saw the same hand write on the same matter.</summary>
    public string Author => Batch.Length > 0 && char.IsLetter(Batch[0]) ? Batch.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') : Batch;
}
