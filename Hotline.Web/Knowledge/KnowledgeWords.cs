namespace Hotline.Web.Knowledge;

/// <summary>Names the words of the knowledge base.</summary>
public sealed class KnowledgeWords;
