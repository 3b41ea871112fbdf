using Hotline.Tests.Kit;

namespace Hotline.Tests.Architecture;

/// <summary>The lists a reviewer reads: what folders there are, and which files may do what others may not. A new line here is a decision.</summary>
internal static class Tree
{
    internal static readonly string[] ProductProjects = ["Hotline.Domain", "Hotline.Classifier", "Hotline.Web"];

    /// <summary>What the product does not know: its proofs and its benchmark.</summary>
    internal static readonly string[] OtherProjects = ["Hotline.Tests", "Hotline.Bench"];

    /// <summary>The capabilities, and the three folders that carry them.</summary>
    internal static readonly string[] WebFolders =
    [
        "Platform", "Data", "Shell",
        "Tickets", "Intake", "Dispatch", "Handling", "Deadlines", "FollowUp", "Supervision", "Performance", "PublicPortal", "Knowledge", "Forum", "Topics", "Telephony",
        "Notifications", "Exchange", "Open311", "Reports", "Identity", "Audit", "Routing", "Search", "Review", "Rulings", "CoOperation", "Tiers", "Rehearsal", "Complaints", "Roster", "Promises", "Publication", "CoolingOff", "Operations", "Privacy",
    ];

    internal static readonly string[] DomainFolders =
        ["Tickets", "Deadlines", "Routing", "FollowUp", "Supervision", "Performance", "Knowledge", "Forum", "Topics", "Identity", "Audit", "Exchange", "Complaints", "Roster", "Promises", "Publication", "Reports", "CoolingOff", "Privacy"];

    internal static readonly string[] ForbiddenFolders =
        ["Features", "Common", "Core", "Shared", "Services", "Helpers", "Models", "Dtos", "Interfaces", "Infrastructure", "Utils", "Utilities", "Misc"];

    internal static readonly string[] ForbiddenEndings = ["Manager", "Helper", "Helpers", "Service", "Util", "Utils", "Dto", "Impl", "Base", "Info", "Processor"];

    /// <summary>The seams: the only files that read a clock, throw dice or make keys.</summary>
    internal static readonly string[] Seams = ["Hotline.Web/Platform/Randomness.cs", "Hotline.Web/Data/Vault.cs"];

    /// <summary>Files that speak SQL, each for what EF has no words for.</summary>
    internal static readonly string[] SqlSpeakers =
    [
        "Hotline.Web/Intake/Registrar.cs", // the day's last number, seen with everybody's eyes
        "Hotline.Web/Data/TicketKeeper.cs", // the full-text table
        "Hotline.Web/Intake/SimilarTickets.cs", // words in the full-text table
        "Hotline.Web/Search/TicketSearch.cs", // the same
        "Hotline.Web/Knowledge/ArticleSearch.cs", // words of articles in use
        "Hotline.Web/Publication/PublicationText.cs", // words of published answers
    ];

    /// <summary>Files that open connections and run scripts: the store's own.</summary>
    internal const string StoreFolder = "Hotline.Web/Data/";

    /// <summary>Files that look past a named filter.</summary>
    internal static readonly string[] PastFilters =
    [
        "Hotline.Web/Intake/Registrar.cs", // the day's last number, whoever registers
        "Hotline.Web/Intake/MyDraft.cs", // the ticket that the person's own form became
        "Hotline.Web/Intake/WithdrawTicket.cs", // a parent's count must be right whoever withdraws
        "Hotline.Web/Tickets/MergedTickets.cs", // no merged citizen is forgotten
        "Hotline.Web/Routing/RoutingSheet.cs", // numbers of the machine's work for who sets its rules, no ticket
        "Hotline.Web/Deadlines/OpenDeadlines.cs", // numbers and dates of all open tickets for who changes the calendars, nothing of what they say
        "Hotline.Web/Complaints/FileComplaint.cs", // whether one waits already, told to an operator who reads none
        "Hotline.Web/Rehearsal/BeginRehearsal.cs", // numbers and due times of a period for who sets the rules, no word of a ticket
        "Hotline.Web/Privacy/DueForRetention.cs", // numbers and dates of what is past its keeping, nothing of what it says
        "Hotline.Web/Data/Seed.cs", // whether the store is empty
    ];

    internal static IReadOnlyList<SourceFile> Product { get; } =
        [.. ProductProjects.SelectMany(p => Repository.Files(p, ".cs", ".razor"))];

    internal static IReadOnlyList<SourceFile> Other { get; } = [.. OtherProjects.SelectMany(p => Repository.Files(p, ".cs"))];

    internal static IReadOnlyList<SourceFile> Bench { get; } = Repository.Files("Hotline.Bench", ".cs");

    internal static IReadOnlyList<SourceFile> Web { get; } = Repository.Files("Hotline.Web", ".cs", ".razor");
}
