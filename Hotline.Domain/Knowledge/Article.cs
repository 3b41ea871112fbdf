using Hotline.Domain.Routing;

namespace Hotline.Domain.Knowledge;

/// <summary>Where an article stands. Numbers are stored.</summary>
public enum ArticleState
{
    /// <summary>草稿: only who writes knowledge sees it.</summary>
    Draft = 1,

    /// <summary>内部可用: operators answer from it.</summary>
    Approved = 2,

    /// <summary>已公开: everybody reads it.</summary>
    Published = 3,

    /// <summary>已停用: replaced, or no longer true.</summary>
    Retired = 4,
}

/// <summary>What an article says.</summary>
/// <param name="Question">As people ask.</param>
/// <param name="Answer">As an operator says it.</param>
/// <param name="Basis">The law, rule or document it rests on.</param>
/// <param name="Unit">Who is answerable for its being true.</param>
/// <param name="Category">What it is about.</param>
/// <param name="ValidFrom">First day it holds.</param>
/// <param name="ValidTo">Last day; null while there is none.</param>
/// <param name="ReviewOn">On which day somebody must look whether it is still true.</param>
public sealed record ArticleText(string Question, string Answer, string Basis, DepartmentCode? Unit, CategoryCode? Category, DateOnly ValidFrom, DateOnly? ValidTo, DateOnly ReviewOn);

/// <summary>知识条目: a question people ask, and its answer. Nobody approves what they wrote themselves; what was approved is not written over but replaced.</summary>
public sealed class Article
{
    private Article() => PublicId = Question = Answer = Basis = EditedBy = EditedByName = "";

    /// <summary>A draft.</summary>
    /// <param name="publicId">What stands in its address.</param>
    /// <param name="text">What it says.</param>
    /// <param name="replaces">The article it takes the place of, once approved.</param>
    /// <param name="stamp">Who writes, and when.</param>
    public Article(string publicId, ArticleText text, long? replaces, Stamp stamp)
        : this()
    {
        (PublicId, Replaces, State) = (publicId, replaces, ArticleState.Draft);
        Write(text, stamp);
    }

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>What stands in its address.</summary>
    public string PublicId { get; private set; }

    /// <summary>Raised by every verb.</summary>
    public int Version { get; private set; }

    /// <summary>Where it stands.</summary>
    public ArticleState State { get; private set; }

    /// <summary>As people ask.</summary>
    public string Question { get; private set; }

    /// <summary>As an operator says it.</summary>
    public string Answer { get; private set; }

    /// <summary>What it rests on.</summary>
    public string Basis { get; private set; }

    /// <summary>Who is answerable for its being true.</summary>
    public DepartmentCode? Unit { get; private set; }

    /// <summary>What it is about.</summary>
    public CategoryCode? Category { get; private set; }

    /// <summary>First day it holds.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>When it must be looked through again.</summary>
    public DateOnly ReviewOn { get; private set; }

    /// <summary>The article it takes the place of.</summary>
    public long? Replaces { get; private set; }

    /// <summary>The article that took its place.</summary>
    public string? Successor { get; private set; }

    /// <summary>Who wrote it last.</summary>
    public string EditedBy { get; private set; }

    /// <summary>That person's name.</summary>
    public string EditedByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset EditedAt { get; private set; }

    /// <summary>Who approved it.</summary>
    public string? ApprovedBy { get; private set; }

    /// <summary>That person's name.</summary>
    public string? ApprovedByName { get; private set; }

    /// <summary>When it was approved, or retired.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Whether operators, or everybody, may use it on that day.</summary>
    public bool HoldsOn(DateOnly day) => State is ArticleState.Approved or ArticleState.Published && ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Writes a draft anew.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.ArticleDecided"/>: what was approved is replaced, not written over.</exception>
    public void Write(ArticleText text, Stamp stamp)
    {
        Refusal.When(State != ArticleState.Draft, RefusalCode.ArticleDecided);
        (Question, Answer, Basis, Unit, Category) = (text.Question, text.Answer, text.Basis, text.Unit, text.Category);
        (ValidFrom, ValidTo, ReviewOn) = (text.ValidFrom, text.ValidTo, text.ReviewOn);
        (EditedBy, EditedByName, EditedAt) = (stamp.By.Account, stamp.By.Name, stamp.At);
        Version++;
    }

    /// <summary>Approves a draft for operators, or for everybody.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.ArticleDecided"/>; <see cref="RefusalCode.OwnArticle"/>: somebody else looks it through.</exception>
    public void Approve(bool forEverybody, Stamp stamp)
    {
        Refusal.When(State != ArticleState.Draft, RefusalCode.ArticleDecided);
        Refusal.When(EditedBy == stamp.By.Account, RefusalCode.OwnArticle);
        State = forEverybody ? ArticleState.Published : ArticleState.Approved;
        (ApprovedBy, ApprovedByName, DecidedAt) = (stamp.By.Account, stamp.By.Name, stamp.At);
        Version++;
    }

    /// <summary>Takes it out of use.</summary>
    /// <param name="successor">The address of the one that takes its place.</param>
    /// <param name="stamp">Who, and when.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.ArticleDecided"/>: it is out of use already.</exception>
    public void Retire(string? successor, Stamp stamp)
    {
        Refusal.When(State == ArticleState.Retired, RefusalCode.ArticleDecided);
        (State, Successor, DecidedAt) = (ArticleState.Retired, successor, stamp.At);
        Version++;
    }
}
