using Hotline.Domain.Privacy;
using Hotline.Domain.Complaints;
using Hotline.Domain.CoolingOff;
using Hotline.Domain.Deadlines;
using Hotline.Domain.FollowUp;
using Hotline.Domain.Performance;
using Hotline.Domain.Reports;
using Hotline.Domain.Roster;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Notifications;

namespace Hotline.Web.Routing;

/// <summary>A lawful reason for declining, and what the caller is told.</summary>
public sealed record DeclineReason(string Code, string Name, string Told, string Channel);

/// <summary>An emergency service a call is handed to.</summary>
public sealed record EmergencyService(string Code, string Name, string When);

/// <summary>The city's rules, read from the store and held in memory: units, areas, categories, catalogue, calendars, limits. A change makes a new one; nobody sees half of it.</summary>
public sealed class CityRules
{
    private readonly Dictionary<DepartmentCode, Department> units;
    private readonly Dictionary<CategoryCode, Category> categories;
    private readonly ILookup<DepartmentCode?, DepartmentCode> below;

    internal CityRules(
        IReadOnlyList<Department> departments, IReadOnlyList<Area> areas, IReadOnlyList<Category> categories, IReadOnlyList<CatalogueEntry> catalogue,
        IReadOnlyList<DeclineReason> declineReasons, IReadOnlyList<EmergencyService> emergencyServices, WorkingTime time, LimitBook limits, RoutingSettings routing)
    {
        units = departments.ToDictionary(d => d.Code);
        this.categories = categories.ToDictionary(c => c.Code);
        below = departments.ToLookup(d => d.Parent, d => d.Code);
        (Departments, Categories, DeclineReasons, EmergencyServices, Time, Limits, Routing) = (departments, categories, declineReasons, emergencyServices, time, limits, routing);
        Gazetteer = new Gazetteer(areas);
        // A catalogue that came with the product may name units this city does not have: those duties are undecided here.
        Catalogue = new DispatchCatalogue(
            catalogue.Where(e => e.Lead is not { } lead || units.ContainsKey(lead)).Select(e => e with { CoOperating = [.. e.CoOperating.Where(units.ContainsKey)] }),
            Gazetteer, departments);
    }

    /// <summary>All units, past ones too.</summary>
    public IReadOnlyList<Department> Departments { get; }

    /// <summary>All categories, both levels.</summary>
    public IReadOnlyList<Category> Categories { get; }

    /// <summary>Where is that?</summary>
    public Gazetteer Gazetteer { get; }

    /// <summary>Whose duty is that?</summary>
    public DispatchCatalogue Catalogue { get; }

    /// <summary>The ten reasons.</summary>
    public IReadOnlyList<DeclineReason> DeclineReasons { get; }

    /// <summary>110, 119, 120, 122.</summary>
    public IReadOnlyList<EmergencyService> EmergencyServices { get; }

    /// <summary>Working days and hours.</summary>
    public WorkingTime Time { get; }

    /// <summary>Limits of every version.</summary>
    public LimitBook Limits { get; }

    /// <summary>How bold the machine may be.</summary>
    public RoutingSettings Routing { get; }

    /// <summary>Names the calendars: the same as long as no notice was imported or changed.</summary>
    public string CalendarMark { get; init; } = "";

    /// <summary>What kind of unit a unit is; null where it is unknown.</summary>
    public DepartmentKind? KindOf(DepartmentCode unit) => Unit(unit)?.Kind;

    /// <summary>The limits a ticket was born with.</summary>
    public LimitTable LimitsOf(Ticket ticket) => Limits.In(ticket.LimitVersion);

    /// <summary>What units may ask for on a ticket.</summary>
    public RequestRules RequestsOf(Ticket ticket) => LimitsOf(ticket).Requests(ticket.Appeal.Legal);

    /// <summary>Every clock of a ticket by the rules in force.</summary>
    public IReadOnlyList<Deadline> Clocks(Ticket ticket) => ticket.Clocks(LimitsOf(ticket), Time, KindOf);

    /// <summary>Why a clock of a ticket is due when it is.</summary>
    public DeadlineLedger? Explain(Ticket ticket, ClockName clock, int? nth, DateTimeOffset now) => ticket.Explain(clock, nth, LimitsOf(ticket), Time, now, KindOf);

    /// <summary>Lights, cards, limits of orders.</summary>
    public required SupervisionRules Supervision { get; init; }

    /// <summary>From where on a ticket should get an order, day by day.</summary>
    public SuggestionTable Suggestions { get; init; } = new([]);

    /// <summary>Until when an order given now must be answered.</summary>
    public DateTimeOffset OrderDue(OrderForm form, DateTimeOffset now) => Time.Add(now, Supervision.Orders.LimitOf(form, Day(now))).At;

    /// <summary>The rules for lights and cards that bind a ticket.</summary>
    public WarningTable WarningsFor(Ticket ticket) => Supervision.InForce(Day(ticket.RegisteredAt));

    /// <summary>Reasons for a return, past ones too.</summary>
    public IReadOnlyList<ReturnReason> ReturnReasons { get; init; } = [];

    /// <summary>Which requests pass the unit's leader, and when.</summary>
    public IReadOnlyList<LeaderRule> LeaderRules { get; init; } = [];

    /// <summary>Whether the lead must wait for every co-operating unit's part, and when.</summary>
    public IReadOnlyList<PartRule> PartRules { get; init; } = [];

    /// <summary>Whether the lead must wait on that day; without a rule, no.</summary>
    public bool LeadWaitsForParts(DateOnly day) => PartRules.Any(r => r.Asked && r.InForce(day));

    /// <summary>Why citizens are not content, past reasons too.</summary>
    public IReadOnlyList<DiscontentReason> DiscontentReasons { get; init; } = [];

    /// <summary>The reason's words in the city's own language; the code itself where it is unknown.</summary>
    public string DiscontentReasonName(string code) => DiscontentReasons.FirstOrDefault(r => r.Code == code)?.NameIn("zh-CN") ?? code;

    /// <summary>How long what identifies people is kept.</summary>
    public RetentionBook Retention { get; init; } = new([], []);

    /// <summary>Who is called at follow-up.</summary>
    public CallSample CallSample { get; init; } = new([]);

    /// <summary>What citizens are told by short message, past words too.</summary>
    public IReadOnlyList<CitizenTemplate> CitizenTemplates { get; init; } = [];

    /// <summary>How citizens are asked, as it holds on that day.</summary>
    public FollowUpSettings FollowUpOn(DateOnly day) => FollowUps.Count == 0 ? FollowUpSettings.Usual : On(FollowUps, day);

    /// <summary>How the lines are protected, as it holds on that day.</summary>
    public CoolingOffSettings CoolingOffOn(DateOnly day) => CoolingOffTurns.Count == 0 ? CoolingOffSettings.Usual : On(CoolingOffTurns, day);

    internal IReadOnlyList<(DateOnly From, CoolingOffSettings Settings)> CoolingOffTurns { get; init; } = [];

    /// <summary>Rating rounds, past and future ones too.</summary>
    public IReadOnlyList<RatingRound> RatingRounds { get; init; } = [];

    /// <summary>What the city publishes of a month.</summary>
    public ReportSettings ReportsOn(DateOnly month) => ReportTurns.Count == 0 ? ReportSettings.Usual : On(ReportTurns, month);

    internal IReadOnlyList<(DateOnly From, ReportSettings Settings)> ReportTurns { get; init; } = [];

    internal IReadOnlyList<(DateOnly From, FollowUpSettings Settings)> FollowUps { get; init; } = [];

    /// <summary>Words that call for a secrecy check before anything is published.</summary>
    public IReadOnlyList<string> SecrecyWords { get; init; } = [];

    /// <summary>What a reply must show.</summary>
    public ProofRules Proof { get; init; } = new([], []);

    /// <summary>What a reply that was handed in lacks, by the rules of its day.</summary>
    public IReadOnlyList<ProofGap> GapsOf(Ticket ticket, DepartmentReply reply) => Proof.Gaps(
        ticket.Appeal, reply.Result, reply.Text, reply.Proof, ticket.Attachments.Count(a => a.During == TicketAction.Reply && a.At == reply.At), Day(reply.At));

    /// <summary>Reasons that may be chosen on that day.</summary>
    public IEnumerable<ReturnReason> ReturnReasonsOn(DateOnly day) => ReturnReasons.Where(r => r.InForce(day));

    /// <summary>What people call the reason; the code itself where it is unknown.</summary>
    public string ReturnReasonName(string? code) => ReturnReasons.FirstOrDefault(r => r.Code == code)?.Name ?? code ?? "";

    /// <summary>Whether the unit's leader approves such requests on that day; without a rule, returns only.</summary>
    public bool LeaderApproves(UnitRequestKind kind, DateOnly day) => LeaderRules.FirstOrDefault(r => r.Kind == kind && r.InForce(day))?.Asked ?? kind == UnitRequestKind.Return;

    /// <summary>How units are scored, every version.</summary>
    public ScorecardBook Scorecards { get; init; } = ScorecardBook.None;

    /// <summary>How long units may ask for exclusions and appeal.</summary>
    public PerformanceSettings Performance { get; init; } = PerformanceSettings.Usual;

    /// <summary>What citizens may find wrong with the handling, past kinds too.</summary>
    public IReadOnlyList<ComplaintKind> ComplaintKinds { get; init; } = [];

    /// <summary>Until when a complaint that comes now must be answered.</summary>
    public DateTimeOffset ComplaintDue(DateTimeOffset now) => Time.Add(now, On(ComplaintAnswers, Day(now))).At;

    /// <summary>When people on duty are told, and how stubbornly, as it holds on that day.</summary>
    public DutySettings DutyOn(DateOnly day) => On(Duties, day);

    /// <summary>The kind's words in the city's own language; the code itself where it is unknown.</summary>
    public string ComplaintKindName(string code) => ComplaintKinds.FirstOrDefault(k => k.Code == code)?.NameIn("zh-CN") ?? code;

    internal IReadOnlyList<(DateOnly From, Budget Within)> ComplaintAnswers { get; init; } = [];

    internal IReadOnlyList<(DateOnly From, DutySettings Settings)> Duties { get; init; } = [];

    /// <summary>The unit with this code.</summary>
    public Department? Unit(DepartmentCode? code) => code is { } known ? units.GetValueOrDefault(known) : null;

    /// <summary>What people call the unit; the code itself where it is unknown.</summary>
    public string UnitName(DepartmentCode? code) => code is null ? "" : Unit(code)?.Short ?? code.Value.Value;

    /// <summary>The category with this code.</summary>
    public Category? Category(CategoryCode? code) => code is { } known ? categories.GetValueOrDefault(known) : null;

    /// <summary>What kind of unit deals with a category; empty where the city names none.</summary>
    public string FunctionOf(CategoryCode category) => categories.GetValueOrDefault(category)?.Function ?? "";

    /// <summary>Both levels: 城市管理 › 占道经营.</summary>
    public string CategoryName(CategoryCode? code) =>
        Category(code) is not { } category ? "" : category.Code.Value.Length == 2 ? category.Name : $"{Category(category.Code.Top)?.Name} › {category.Name}";

    /// <summary>What is wrong with a catalogue in this city.</summary>
    /// <param name="lines">Its entries.</param>
    /// <param name="today">From when on every category needs a duty.</param>
    /// <param name="others">Other units than the city has now.</param>
    public IReadOnlyList<CatalogueMistake> CatalogueMistakes(IReadOnlyList<CatalogueLine> lines, DateOnly today, IReadOnlyList<Department>? others = null) =>
        new CatalogueCheck(Categories, Gazetteer, others ?? Departments, today).Mistakes(lines);

    /// <summary>A unit and all below it.</summary>
    public IReadOnlyList<DepartmentCode> UnitsUnder(DepartmentCode unit) => [unit, .. below[unit].SelectMany(UnitsUnder)];

    /// <summary>Units that take tickets on that day.</summary>
    public IEnumerable<Department> UnitsInForce(DateOnly day) => Departments.Where(d => d.TakesTickets && d.InForce(day));

    /// <summary>The local day of an instant.</summary>
    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Time.Local(at).DateTime);

    private static T On<T>(IReadOnlyList<(DateOnly From, T Value)> turns, DateOnly day) => turns.Last(t => t.From <= day).Value;
}

/// <summary>Holds the rules that are in force; <see cref="RuleStore"/> fills it at the start and after every import.</summary>
public sealed class City
{
    private CityRules? now;

    /// <summary>The rules in force.</summary>
    /// <exception cref="InvalidOperationException">Asked before the store was opened: a bug in the order of starting.</exception>
    public CityRules Now => now ?? throw new InvalidOperationException("The store has not been opened.");

    /// <summary>Which state of the rule files is in force.</summary>
    public string Mark { get; private set; } = "";

    internal void Change(CityRules rules, string mark) => (now, Mark) = (rules, mark);
}

/// <summary>What the city's rules do to a ticket.</summary>
public static class CityTickets
{
    extension(Ticket ticket)
    {
        /// <summary>Recomputes the sortable copies by the rules in force and the limits the ticket was born with.</summary>
        public void Reckon(CityRules city) => ticket.Reckon(city.LimitsOf(ticket), city.WarningsFor(ticket), city.Time, city.KindOf);

        /// <summary>What the patrol will do next.</summary>
        public PatrolMark? NextMark(CityRules city) => ticket.NextMark(city.LimitsOf(ticket), city.WarningsFor(ticket), city.Time, city.KindOf);
    }
}
