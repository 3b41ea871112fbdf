using System.Data.Common;
using Hotline.Domain.Complaints;
using Hotline.Domain.CoolingOff;
using Hotline.Domain.Knowledge;
using Hotline.Domain.Privacy;
using Hotline.Domain.Promises;
using Hotline.Domain.Publication;
using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Roster;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data.Mappings;
using Hotline.Web.Deadlines;
using Hotline.Web.FollowUp;
using Hotline.Web.Identity;
using Hotline.Web.Intake;
using Hotline.Web.Notifications;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Hotline.Web.Reports;
using Hotline.Web.Routing;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Data;

/// <summary>The store. Every list of tickets passes the two named filters, which speak of whoever is asking.</summary>
public sealed class HotlineDb(DbContextOptions<HotlineDb> options, Vault vault, CurrentUser me) : IdentityUserContext<Account>(options)
{
    /// <summary>The filter that shows a person the tickets of the own unit and area only.</summary>
    public const string ByUnit = "ByUnit";

    /// <summary>The filter that hides a report about a unit from that unit.</summary>
    public const string NotAboutMe = "NotAboutMe";

    /// <summary>The filter that shows complaints about the handling to those only who read them, and to the citizen.</summary>
    public const string ComplaintReaders = "ComplaintReaders";

    /// <summary>The filter that hides a complaint about a unit from everybody of that unit, and of those above it.</summary>
    public const string NotOfMe = "NotOfMe";

    /// <summary>The key of this store.</summary>
    public Vault Vault { get; } = vault;

    /// <summary>Tickets this person may see.</summary>
    public DbSet<Ticket> Tickets => Set<Ticket>();

    /// <summary>Telephones, hashed.</summary>
    public DbSet<PhoneHash> PhoneHashes => Set<PhoneHash>();

    /// <summary>Drafts of the intake form.</summary>
    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>The audit trail.</summary>
    public DbSet<AuditLine> AuditLines => Set<AuditLine>();

    /// <summary>The city's rules as files: calendars, limits, units …</summary>
    public DbSet<RuleFile> RuleFiles => Set<RuleFile>();

    /// <summary>What people corrected, for the next model.</summary>
    public DbSet<Correction> Corrections => Set<Correction>();

    /// <summary>What became of each ticket's first dispatch.</summary>
    public DbSet<RoutingOutcome> RoutingOutcomes => Set<RoutingOutcome>();

    /// <summary>Sums of those, by week.</summary>
    public DbSet<RoutingWeek> RoutingWeeks => Set<RoutingWeek>();

    /// <summary>Which unit was proposed and which got it, by week.</summary>
    public DbSet<RoutingPair> RoutingPairs => Set<RoutingPair>();

    /// <summary>How far each ledger has read.</summary>
    public DbSet<LedgerMark> LedgerMarks => Set<LedgerMark>();

    /// <summary>Every model that was made, or that could not be.</summary>
    public DbSet<TrainedModel> Models => Set<TrainedModel>();

    /// <summary>Times of the schedule at which it was decided whether to train.</summary>
    public DbSet<TrainingSlot> TrainingSlots => Set<TrainingSlot>();

    /// <summary>Passes over open tickets after the calendars changed.</summary>
    public DbSet<Reckoning> Reckonings => Set<Reckoning>();

    /// <summary>What people are told.</summary>
    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>How far each person has read.</summary>
    public DbSet<NoticeMark> NoticeMarks => Set<NoticeMark>();

    /// <summary>Every version of those files.</summary>
    public DbSet<RuleVersion> RuleVersions => Set<RuleVersion>();

    /// <summary>Cases that count in performance figures.</summary>
    public DbSet<KpiFact> KpiFacts => Set<KpiFact>();

    /// <summary>Sums of those, by month and unit.</summary>
    public DbSet<KpiSum> KpiSums => Set<KpiSum>();

    /// <summary>Tickets with a limit that time will end.</summary>
    public DbSet<KpiWatch> KpiWatches => Set<KpiWatch>();

    /// <summary>Months that were closed.</summary>
    public DbSet<ClosedMonth> ClosedMonths => Set<ClosedMonth>();

    /// <summary>Their sums.</summary>
    public DbSet<ClosedSum> ClosedSums => Set<ClosedSum>();

    /// <summary>What units asked to be left out of figures.</summary>
    public DbSet<Exclusion> Exclusions => Set<Exclusion>();

    /// <summary>What units say against figures.</summary>
    public DbSet<ScoreAppeal> ScoreAppeals => Set<ScoreAppeal>();

    /// <summary>Complaints about the handling that this person may read.</summary>
    public DbSet<HandlingComplaint> Complaints => Set<HandlingComplaint>();

    /// <summary>What replies promised. No filter of its own: it is read beside its ticket.</summary>
    public DbSet<UnitPromise> Promises => Set<UnitPromise>();

    /// <summary>Answers that everybody may read, and decisions against it. The original stays with the ticket.</summary>
    public DbSet<PublishedReply> Publications => Set<PublishedReply>();

    /// <summary>Who keeps duty.</summary>
    public DbSet<DutyEntry> DutyEntries => Set<DutyEntry>();

    /// <summary>Callers who are asked to hold back.</summary>
    public DbSet<CoolingOffCase> CoolingOffs => Set<CoolingOffCase>();

    /// <summary>Tickets that must not lose anything yet.</summary>
    public DbSet<RetentionHold> RetentionHolds => Set<RetentionHold>();

    /// <summary>The knowledge base.</summary>
    public DbSet<Article> Articles => Set<Article>();

    /// <summary>What was published of each month.</summary>
    public DbSet<PublishedMonth> PublishedMonths => Set<PublishedMonth>();

    /// <summary>Rights to rate once.</summary>
    public DbSet<RateLink> RateLinks => Set<RateLink>();

    /// <summary>Passwords that were replaced, hashed.</summary>
    public DbSet<PastPassword> PastPasswords => Set<PastPassword>();

    /// <summary>Authenticators of accounts.</summary>
    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();

    /// <summary>What stands in for them, once each.</summary>
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    /// <summary>What is to be sent outside.</summary>
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    /// <summary>Changes of the callers' key.</summary>
    public DbSet<RotatedKey> RotatedKeys => Set<RotatedKey>();

    // Read by the filters when a query runs.
    private bool SeesAll => me.SeesAllTickets;

    private bool ReadsComplaints => me.May(Permission.ReadComplaints | Permission.Citizen | Permission.System);

    private DepartmentCode[] MyUnits => [.. me.Units];

    private AreaCode[] MyAreas => [.. me.Areas];

    /// <summary>A ticket with all that belongs to it, for changing: visible to this person, in the version seen, and with the step open to this person.</summary>
    /// <exception cref="NotThere">No such ticket, or not for this reader.</exception>
    /// <exception cref="Stale">A colleague was faster.</exception>
    /// <exception cref="Forbidden">The step is another's to take.</exception>
    public async Task<Ticket> Load(ITicketChange change, CancellationToken ct)
    {
        var ticket = await Load(change.Number, ct);
        if (ticket.Version != change.Version)
        {
            throw new Stale($"{change.Number}: {change.Version} is not {ticket.Version}");
        }

        if (Demand.Step(change.GetType()) is { } action)
        {
            Mine.Check(me, ticket, action);
        }

        return ticket;
    }

    /// <summary>A ticket with all that belongs to it.</summary>
    /// <exception cref="NotThere">No such ticket, or not for this reader.</exception>
    public async Task<Ticket> Load(TicketNumber number, CancellationToken ct) =>
        await Whole(Tickets).SingleOrDefaultAsync(t => t.Number == number, ct) ?? throw new NotThere(number.ToString());

    /// <summary>Adds all that belongs to a ticket to a query.</summary>
    public static IQueryable<Ticket> Whole(IQueryable<Ticket> tickets) => tickets
        .Include(t => t.Events.OrderBy(e => e.Sequence)).Include(t => t.Assignments.OrderBy(a => a.Id)).Include(t => t.Requests.OrderBy(r => r.Id))
        .Include(t => t.Rulings.OrderBy(r => r.Id)).Include(t => t.Replies.OrderBy(r => r.Id)).Include(t => t.Parts.OrderBy(r => r.Id)).Include(t => t.Evaluations.OrderBy(e => e.Id)).Include(t => t.Attachments.OrderBy(a => a.Id))
        .Include(t => t.Warnings.OrderBy(w => w.Id)).Include(t => t.Orders.OrderBy(o => o.Serial)).Include(t => t.Promises.OrderBy(p => p.Id))
        .AsSplitQuery();

    /// <summary>Adds only what clocks, lights and orders are read from: for the patrol, which looks at thousands.</summary>
    public static IQueryable<Ticket> WithClocks(IQueryable<Ticket> tickets) => tickets
        .Include(t => t.Events.OrderBy(e => e.Sequence)).Include(t => t.Assignments.OrderBy(a => a.Id)).Include(t => t.Replies.OrderBy(r => r.Id))
        .Include(t => t.Warnings.OrderBy(w => w.Id)).Include(t => t.Orders.OrderBy(o => o.Serial))
        .AsSplitQuery();

    /// <summary>The tickets that are about to be saved.</summary>
    public IReadOnlyCollection<TicketNumber> TouchedTickets() =>
        [.. ChangeTracker.Entries<Ticket>().Where(e => e.State is EntityState.Added or EntityState.Modified).Select(e => e.Entity.Number)];

    /// <summary>Whether a rule file is about to be saved.</summary>
    public bool RulesTouched() => ChangeTracker.Entries<RuleFile>().Any(e => e.State is EntityState.Added or EntityState.Modified);

    /// <summary>How many ticket events are about to be saved.</summary>
    public int NewEvents() => ChangeTracker.Entries<TicketEvent>().Count(e => e.State == EntityState.Added);

    /// <summary>The raw connection, for what EF has no words for.</summary>
    public DbConnection Connection => Database.GetDbConnection();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conversions.Configure(configurationBuilder);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        TicketMapping.Map(builder, Vault);
        OtherMappings.Map(builder, Vault);
        RoutingMapping.Map(builder);
        PerformanceMapping.Map(builder);
        ComplaintMapping.Map(builder, Vault);
        builder.Entity<HandlingComplaint>()
            .HasQueryFilter(ComplaintReaders, c => ReadsComplaints)
            .HasQueryFilter(NotOfMe, c => c.Unit == null || !MyUnits.Contains(c.Unit.Value));
        builder.Entity<Ticket>()
            .HasQueryFilter(ByUnit, t => SeesAll || t.Assignments.Any(a => MyUnits.Contains(a.Unit)) || (t.Appeal.Area != null && MyAreas.Contains(t.Appeal.Area.Value)))
            .HasQueryFilter(NotAboutMe, t => t.Appeal.ReportedUnit == null || !MyUnits.Contains(t.Appeal.ReportedUnit.Value));
    }
}
