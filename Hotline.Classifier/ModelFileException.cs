namespace Hotline.Classifier;

/// <summary>A model file that cannot be used.</summary>
/// <param name="fault">Why.</param>
/// <param name="message">The same for people, in Chinese, naming the file.</param>
public sealed class ModelFileException(ModelFileFault fault, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public ModelFileFault Fault { get; } = fault;
}
