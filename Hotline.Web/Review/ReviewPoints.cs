namespace Hotline.Web.Review;

/// <summary>What a reviewer looks for in every reply. A memory aid: nothing forces a tired reviewer to tick boxes blindly, the decision itself is on record.</summary>
public static class ReviewPoints
{
    /// <summary>Keys of the words, in the order of reading.</summary>
    public static readonly IReadOnlyList<string> All = ["EveryWish", "WhatAndWhen", "Basis", "NoPersonalData"];
}
