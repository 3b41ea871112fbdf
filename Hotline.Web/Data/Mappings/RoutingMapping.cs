using Hotline.Domain.Tickets;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Data.Mappings;

/// <summary>What became of proposals: a row a ticket, sums a week, and what the next model learns from.</summary>
internal static class RoutingMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<RoutingOutcome>(outcome =>
        {
            outcome.ToTable("routing_outcomes").HasKey(o => o.Ticket);
            outcome.Property(o => o.Ticket).ValueGeneratedNever();
            outcome.HasOne<Ticket>().WithOne().HasForeignKey<RoutingOutcome>(o => o.Ticket);
        });
        builder.Entity<Correction>(correction =>
        {
            correction.ToTable("corrections").HasKey(c => c.Ticket);
            correction.Property(c => c.Ticket).ValueGeneratedNever();
            correction.HasOne<Ticket>().WithOne().HasForeignKey<Correction>(c => c.Ticket);
        });
        builder.Entity<RoutingWeek>().ToTable("routing_weeks").HasKey(w => new { w.Week, w.Unit, w.Model, w.Machine, w.Bin });
        builder.Entity<RoutingPair>().ToTable("routing_pairs").HasKey(p => new { p.Week, p.Suggested, p.Final });
        builder.Entity<LedgerMark>().ToTable("ledger_marks").HasKey(m => m.Ledger);
    }
}
