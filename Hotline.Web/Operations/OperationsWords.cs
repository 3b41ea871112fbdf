namespace Hotline.Web.Operations;

/// <summary>Names the words of running the service.</summary>
public sealed class OperationsWords;
