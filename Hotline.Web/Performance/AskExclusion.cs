using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Performance;

/// A unit asks that one of its cases be left out of a figure, with reason and evidence.
[Needs(Permission.SignForUnit)]
public sealed record AskExclusion : ICommand, IAudited
{
    /// <summary>Which ticket.</summary>
    public TicketNumber Ticket { get; init; }

    /// <summary>Which figure's fact.</summary>
    public FactKind Kind { get; init; }

    /// <summary>Which assignment.</summary>
    public int Hop { get; init; }

    /// <summary>Why it should not count.</summary>
    [Required(ErrorMessage = "ExclusionReasonMissing")]
    [StringLength(1000, ErrorMessage = "TooLong")]
    public string Reason { get; set; } = "";

    /// <summary>What proves it: text, or the name of the ticket's attachment.</summary>
    [Required(ErrorMessage = "EvidenceMissing")]
    [StringLength(2000, ErrorMessage = "TooLong")]
    public string Evidence { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Ticket.ToString();

    /// <inheritdoc/>
    public string? AuditDetail => Kind.ToString();

    internal sealed class Handler(HotlineDb db, City city, CurrentUser me) : ICommandHandler<AskExclusion>
    {
        public async Task Handle(AskExclusion request, CancellationToken ct)
        {
            var stamp = me.Stamp();
            var fact = await db.KpiFacts.AsNoTracking().SingleOrDefaultAsync(f => f.Ticket == request.Ticket && f.Kind == request.Kind && f.Hop == request.Hop, ct);
            if (fact is null || !me.Units.Contains(fact.Unit) || !await db.Tickets.AnyAsync(t => t.Number == request.Ticket, ct))
            {
                throw new NotThere(request.Ticket.ToString());
            }

            var end = new DateTimeOffset(fact.Month.AddMonths(1).ToDateTime(default), city.Now.Time.Zone.GetUtcOffset(fact.Month.AddMonths(1).ToDateTime(default))).AddTicks(-1);
            var asked = await db.Exclusions.Where(e => e.Ticket == fact.Ticket && e.Kind == fact.Kind && e.Hop == fact.Hop).ToListAsync(ct);
            Refusal.When(fact.Excluded || asked.Any(e => e.Concerns(fact)), RefusalCode.NothingToExclude);
            Refusal.When(city.Now.Time.Add(end, city.Now.Performance.AskExclusionWithin).IsLate(stamp.At), RefusalCode.OutOfTime);
            Refusal.When(await db.ClosedMonths.AnyAsync(m => m.Month == fact.Month, ct), RefusalCode.OutOfTime, fact.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            db.Exclusions.Add(new Exclusion(fact, request.Reason, request.Evidence, stamp));
        }
    }
}
