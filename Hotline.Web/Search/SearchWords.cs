namespace Hotline.Web.Search;

/// <summary>The words of search.</summary>
public sealed class SearchWords;
