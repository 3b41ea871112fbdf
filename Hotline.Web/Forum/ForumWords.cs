namespace Hotline.Web.Forum;

/// <summary>The words of the forum's capability.</summary>
public sealed class ForumWords;
