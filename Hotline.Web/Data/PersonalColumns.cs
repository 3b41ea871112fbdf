namespace Hotline.Web.Data;

/// <summary>What stands in a column when what identified people is taken out of its ticket. Where nothing stood, nothing stands: that a thing was never answered is no secret, and rules ask for it.</summary>
public enum Blank
{
    /// <summary>An empty text.</summary>
    Empty,

    /// <summary>Nothing, whatever stood there.</summary>
    Nothing,

    /// <summary>An empty text, sealed as the one before.</summary>
    Sealed,

    /// <summary>A caller of the same kind, without name, numbers and address; sealed.</summary>
    Caller,

    /// <summary>What the ticket is about, in the words of the catalogue: lists still show a line.</summary>
    Matter,

    /// <summary>A list without entries.</summary>
    NoEntries,

    /// <summary>An empty text, unless everybody may read it: what is public was redacted by a person.</summary>
    EmptyUnlessPublic,
}

/// <summary>A column that says, or may say, who somebody is.</summary>
/// <param name="Table">Where.</param>
/// <param name="Column">Which.</param>
/// <param name="Blank">What stands there afterwards.</param>
public sealed record PersonalColumn(string Table, string Column, Blank Blank);

/// <summary>
/// What the tables hold about people. Everything that somebody typed about a matter goes: nobody can say of a free text that no name is in it. Codes, times, units, results and the names of officials who acted stay, so that every figure stays true.
/// A test holds these lists against the schema: whoever adds a column decides here.
/// </summary>
public static class PersonalColumns
{
    /// <summary>Emptied, row by row.</summary>
    public static readonly IReadOnlyList<PersonalColumn> Emptied =
    [
        new("tickets", "Appeal_Caller", Blank.Caller), new("tickets", "Appeal_Address", Blank.Sealed), new("tickets", "Appeal_Title", Blank.Matter), new("tickets", "Appeal_Text", Blank.Empty),
        new("tickets", "Appeal_DesiredOutcome", Blank.Empty), new("tickets", "Appeal_SourceAuthor", Blank.Nothing), new("tickets", "Appeal_SourceUrl", Blank.Nothing), new("tickets", "Appeal_ForeignId", Blank.Nothing),
        // It opens nothing any more: there is nothing left that the citizen could want to see.
        new("tickets", "QueryCodeHash", Blank.Empty),
        new("ticket_events", "Note", Blank.Empty), new("assignments", "Wanted", Blank.Empty),
        new("replies", "Text", Blank.Empty), new("replies", "Remark", Blank.Empty), new("replies", "Answers", Blank.NoEntries), new("replies", "Basis", Blank.Empty),
        new("partial_replies", "Text", Blank.Empty), new("promises", "Words", Blank.Empty), new("promises", "Note", Blank.Empty), new("evaluations", "Comment", Blank.Empty),
        new("unit_requests", "Reason", Blank.Empty), new("unit_requests", "Basis", Blank.Empty), new("unit_requests", "Decision", Blank.Empty), new("unit_requests", "LeaderNote", Blank.Empty), new("unit_requests", "Argument", Blank.Empty),
        new("unit_requests", "Told", Blank.Empty),
        new("rulings", "Grounds", Blank.Empty), new("rulings", "Basis", Blank.Empty),
        new("warnings", "Ground", Blank.Empty), new("warnings", "RevokedWhy", Blank.Empty),
        new("supervision_orders", "Demand", Blank.Empty), new("supervision_orders", "Answer", Blank.Empty), new("supervision_orders", "Decision", Blank.Empty),
        new("exclusions", "Reason", Blank.Empty), new("exclusions", "Evidence", Blank.Empty), new("exclusions", "FirstNote", Blank.Empty), new("exclusions", "SecondNote", Blank.Empty),
        new("handling_complaints", "Text", Blank.Sealed), new("handling_complaints", "Answer", Blank.Sealed),
        new("cooling_offs", "Whole", Blank.Empty), new("cooling_offs", "Reason", Blank.Empty), new("cooling_offs", "Decision", Blank.Empty), new("cooling_offs", "Objection", Blank.Empty), new("cooling_offs", "Review", Blank.Empty),
        new("outbox_messages", "RecipientName", Blank.Empty), new("outbox_messages", "Recipient", Blank.Sealed), new("outbox_messages", "Text", Blank.Empty), new("outbox_messages", "LastError", Blank.Empty),
        new("publications", "Title", Blank.EmptyUnlessPublic), new("publications", "Question", Blank.EmptyUnlessPublic), new("publications", "Answer", Blank.EmptyUnlessPublic), new("publications", "Note", Blank.Empty), new("publications", "RetractedWhy", Blank.Empty),
    ];

    /// <summary>Tables whose rows of the ticket go altogether.</summary>
    public static readonly IReadOnlyList<string> Dropped = ["phone_hashes", "rate_links", "attachments"];

    /// <summary>Texts of these tables that say nothing about citizens: codes, accounts and names of officials, hashes of software, settings.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Kept = new Dictionary<string, string[]>
    {
        ["tickets"] =
        [
            "RegisteredBy", "LimitVersion", "EndCode", "Lead", "Appeal_Area", "Appeal_Category", "Appeal_ReportedUnit", "Appeal_Legal", "Suggested_Category", "Suggested_Model", "Suggested_TopUnits", "Suggested_Unit",
        ],
        ["ticket_events"] = ["By", "ByName", "ByUnit", "Unit"],
        ["assignments"] = ["Unit", "Handler", "Via"],
        ["replies"] = ["Unit", "PromisedOn", "By", "DoneOn"],
        ["partial_replies"] = ["Unit", "By", "ByName"],
        ["promises"] = ["Unit", "DueOn", "SettledBy", "SettledByName"],
        ["evaluations"] = ["Reason"],
        ["unit_requests"] = ["Unit", "SuggestedUnit", "By", "DecidedBy", "ReasonCode", "LeaderBy", "District"],
        ["rulings"] = ["Category", "Area", "UnitBefore", "UnitAfter", "By", "ByName", "CatalogueLine"],
        ["warnings"] = ["Unit", "By", "RevokedBy"],
        ["supervision_orders"] = ["Unit", "By", "ByName"],
        ["exclusions"] = ["Unit", "Month", "AskedBy", "AskedByName", "FirstBy", "FirstByName", "SecondBy", "SecondByName"],
        ["handling_complaints"] = ["Unit", "Kind", "By", "ByName", "AnsweredBy", "AnsweredByName"],
        ["cooling_offs"] = ["AskedBy", "AskedByName", "DecidedBy", "DecidedByName", "ReviewedByName"],
        ["outbox_messages"] = ["Key", "Unit", "SettledBy", "SettledByName"],
        ["publications"] = ["PublicId", "Unit", "Category", "Area", "By", "ByName"],
        ["corrections"] = ["Category", "Unit", "Used"],
        ["notices"] = ["Unit"],
        ["kpi_facts"] = ["Unit", "Month", "Terms"],
        ["routing_outcomes"] = ["Week", "SuggestedCategory", "SuggestedUnit", "Model", "FirstUnit", "Category", "Unit"],
        // Why a ticket is kept is the city's own record; it says no more than its order needs.
        ["retention_holds"] = ["Reason", "Until", "By", "ByName", "ReleasedByName"],
    };
}
