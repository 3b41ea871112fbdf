namespace Hotline.Domain;

/// <summary>The rules say no. The code is worded for the reader at the edge; nothing has been changed.</summary>
/// <param name="code">Which rule.</param>
/// <param name="detail">For the log: what was tried.</param>
public sealed class Refusal(RefusalCode code, string? detail = null) : Exception($"{code}: {detail}")
{
    /// <summary>Which rule said no.</summary>
    public RefusalCode Code { get; } = code;

    /// <summary>Whom or what it is about, as people call it; said after the reason.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>Says no when <paramref name="condition"/> holds.</summary>
    /// <exception cref="Refusal">The condition holds.</exception>
    public static void When(bool condition, RefusalCode code, string? detail = null)
    {
        if (condition)
        {
            throw new Refusal(code, detail);
        }
    }
}

/// <summary>Every reason for which a rule refuses an act.</summary>
public enum RefusalCode
{
    /// <summary>The life cycle has no such step from the ticket's state.</summary>
    NoSuchStep = 1,

    /// <summary>A ticket needs a category before it goes to a unit or is answered.</summary>
    CategoryMissing,

    /// <summary>A unit never receives a report about itself.</summary>
    ReportAboutTheUnit,

    /// <summary>The unit does not exist or is no longer in force.</summary>
    UnknownUnit,

    /// <summary>The ticket is already with that unit.</summary>
    SameUnit,

    /// <summary>A ticket cannot be merged into itself, into a merged one, or into one that is no longer being handled.</summary>
    CannotMerge,

    /// <summary>Other citizens' tickets are merged into this one: it cannot be withdrawn.</summary>
    HasChildren,

    /// <summary>A return or extension is already waiting for a decision.</summary>
    RequestPending,

    /// <summary>There is no return or extension waiting for a decision.</summary>
    NoRequestPending,

    /// <summary>A return is asked within so many working days of the dispatch.</summary>
    ReturnTooLate,

    /// <summary>An extension is asked before the limit runs out.</summary>
    ExtensionTooLate,

    /// <summary>The ticket was extended as often as the rules allow.</summary>
    TooManyExtensions,

    /// <summary>The extension is longer than the rules allow.</summary>
    ExtensionTooLong,

    /// <summary>"Cannot now" needs the date on which it will be done.</summary>
    PromiseMissing,

    /// <summary>The promised date lies in the past.</summary>
    PromiseInThePast,

    /// <summary>The citizen was reached and is content: this is no case for a redo.</summary>
    NoGroundForRedo,

    /// <summary>A ticket is redone once; the second failure closes it as dissatisfied.</summary>
    RedoneAlready,

    /// <summary>Not solved or dissatisfied: first a redo, then closing as dissatisfied.</summary>
    NotContent,

    /// <summary>Closing unreached needs more attempts on different days.</summary>
    TooFewAttempts,

    /// <summary>One evaluation for one matter: the first answer wins.</summary>
    EvaluatedAlready,

    /// <summary>An anonymous or confidential caller without a telephone cannot be called back.</summary>
    NoRegisteredPhone,

    /// <summary>The handler does not belong to the unit.</summary>
    NotOfTheUnit,

    /// <summary>The amendment changes nothing.</summary>
    NothingChanged,

    /// <summary>A file of this kind is not accepted.</summary>
    FileKind,

    /// <summary>The file is larger than accepted, or there are too many.</summary>
    FileSize,

    /// <summary>The query code is given anew only after calling back on the registered number.</summary>
    NotCalledBack,

    /// <summary>The three administrators are three persons.</summary>
    AdministratorsSeparated,

    /// <summary>Nobody changes his own rights or resets his own password this way.</summary>
    OwnAccount,

    /// <summary>The first administrators are made in a store without accounts.</summary>
    AccountsExist,

    /// <summary>The machine dispatches only what nobody has touched since it was registered, and only where the city allows it.</summary>
    NotForTheMachine,

    /// <summary>Only a dispatch by the machine is recalled, and only before the unit has replied or asked for anything.</summary>
    NothingToRecall,

    /// <summary>A model is being trained.</summary>
    TrainingGoesOn,

    /// <summary>No model is being trained.</summary>
    NoTrainingGoesOn,

    /// <summary>The model's file is missing or damaged.</summary>
    ModelUnreadable,

    // Supervision.

    /// <summary>The patrol comes too early: the moment has not come.</summary>
    NotDueYet,

    /// <summary>Only yellow and red cards are given by hand, and only against a unit.</summary>
    NotACard,

    /// <summary>The unit has this card for this ticket already, or had it revoked.</summary>
    CardGiven,

    /// <summary>No such card stands.</summary>
    NoSuchCard,

    /// <summary>Nobody has the ticket: there is no unit to order.</summary>
    NoUnitToOrder,

    /// <summary>An order stands already; a heavier one comes by escalation.</summary>
    OrderStands,

    /// <summary>No such order waits for this.</summary>
    NoOrderOpen,

    /// <summary>An order is escalated to a heavier form only.</summary>
    NotHeavier,

    // Returns and rulings.

    /// <summary>A ruling named this unit: it may not return the ticket again.</summary>
    UnitWasRuled,

    /// <summary>This unit's return was refused: the refusal is disputed, not asked around.</summary>
    ReturnWasRefused,

    /// <summary>No return of this unit was refused.</summary>
    NothingToDispute,

    /// <summary>A refusal is disputed as soon as a return is asked for.</summary>
    DisputeTooLate,

    /// <summary>Written into the dispatch catalogue, the ruling would put it wrong.</summary>
    CatalogueWouldBeWrong,

    // Performance.

    /// <summary>A month is closed after it has ended, and once.</summary>
    MonthCannotBeClosed,

    /// <summary>Not all that happened in the month has been counted yet.</summary>
    MonthNotCounted,

    /// <summary>The time in which a unit may ask or object is over, or the month was closed, or has not been.</summary>
    OutOfTime,

    /// <summary>The same case was asked for before, or is no longer counted there.</summary>
    NothingToExclude,

    /// <summary>It was decided already.</summary>
    ExclusionDecided,

    /// <summary>Two reviewers are two persons, and neither is the one who asked.</summary>
    SecondReviewer,

    /// <summary>The appeal was answered already.</summary>
    AppealAnswered,

    // Co-operating units and tiers.

    /// <summary>The unit does not help with this ticket.</summary>
    NoSuchCoUnit,

    /// <summary>The unit helps already and owes its part.</summary>
    CoUnitAlready,

    /// <summary>The co-operating unit has signed.</summary>
    CoUnitSigned,

    /// <summary>The city lets the lead reply only when every co-operating unit has given its part.</summary>
    PartsMissing,

    /// <summary>A district office hands on only to units below it and inside its area.</summary>
    NotInDistrict,

    /// <summary>The district office has handed it on already.</summary>
    HandedOnAlready,

    /// <summary>No district office has handed it on.</summary>
    NotHandedOn,

    /// <summary>The district office that handed it on decides on this return.</summary>
    DistrictDecides,

    // Complaints about the handling, and alerts.

    /// <summary>One complaint at a time: this ticket's last one has not been answered yet.</summary>
    ComplaintStands,

    /// <summary>The complaint was answered already.</summary>
    ComplaintAnswered,

    /// <summary>An order must not repeat the citizen's own words.</summary>
    QuotesTheCitizen,

    /// <summary>The message was sent, or somebody was told by telephone, or it is no longer needed.</summary>
    MessageSettled,

    /// <summary>No gateway is set up: somebody telephones.</summary>
    NoGateway,

    // Proof in replies.

    /// <summary>Nothing was done, or photographed, on a day that has not come.</summary>
    DoneInTheFuture,

    /// <summary>The promise was settled, or no longer stands.</summary>
    PromiseSettled,

    /// <summary>Its day is not over: it may still be kept.</summary>
    PromiseNotDue,

    // Publication.

    /// <summary>The citizen did not agree, or it was decided already.</summary>
    NotForPublication,

    /// <summary>It is not published, or not any more.</summary>
    NotPublished,

    /// <summary>This is no photograph a browser can show, or it is broken.</summary>
    PhotoKind,

    /// <summary>Too many photographs wait for their forms just now, or this form has too many.</summary>
    TooManyPhotos,

    // Follow-up.

    /// <summary>A discontent is found not justified by something: say by what.</summary>
    NotVerified,

    // Knowledge.

    /// <summary>The article was approved or retired already: it is replaced, not written over.</summary>
    ArticleDecided,

    /// <summary>Nobody approves what they wrote themselves.</summary>
    OwnArticle,

    // Cooling-off.

    /// <summary>It was decided already, has ended, or was objected to already.</summary>
    CoolingOffDecided,

    /// <summary>Another person decides.</summary>
    SecondPerson,

    /// <summary>There is one for this caller already.</summary>
    CoolingOffStands,

    /// <summary>The caller is in a cooling-off, and today's appeals from the web are used up.</summary>
    CoolingOff,

    // Identity.

    /// <summary>A second factor is bound already.</summary>
    FactorBound,

    /// <summary>What was offered to bind has lapsed, or nothing was offered.</summary>
    FactorLapsed,

    // Privacy.

    /// <summary>What identified people is no longer kept.</summary>
    Anonymised,

    /// <summary>It is not time yet, or something forbids it: it has not ended, is held, or waits for something.</summary>
    StillKept,

    /// <summary>It was lifted already.</summary>
    HoldOver,
}
