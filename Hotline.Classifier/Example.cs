namespace Hotline.Classifier;

/// <summary>A labelled appeal.</summary>
/// <param name="Id">Its name in its file.</param>
/// <param name="Batch">Who wrote it in one go; out-of-fold scores never come from a model that saw the same batch of a category.</param>
/// <param name="Category">Four-digit category, or any label when measuring on other people's data.</param>
/// <param name="Type">Appeal type; empty if not known.</param>
/// <param name="Urgency">Urgency; empty if not known.</param>
/// <param name="Title">Title; may be empty.</param>
/// <param name="Text">Text.</param>
public sealed record Example(string Id, string Batch, string Category, string Type, string Urgency, string Title, string Text);
