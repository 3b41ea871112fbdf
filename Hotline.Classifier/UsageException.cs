namespace Hotline.Classifier;

/// <summary>The command line was called wrongly.</summary>
/// <param name="message">What is wrong, in Chinese.</param>
internal sealed class UsageException(string message) : Exception(message);
