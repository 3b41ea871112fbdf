using Hotline.Domain.Performance;
using Hotline.Domain.Tickets;
using Hotline.Web.Performance;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Data.Mappings;

/// <summary>Facts, their sums, closed months, and what units say about them.</summary>
internal static class PerformanceMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<KpiFact>(fact =>
        {
            fact.ToTable("kpi_facts").HasKey(f => new { f.Ticket, f.Kind, f.Hop });
            fact.HasOne<Ticket>().WithMany().HasForeignKey(f => f.Ticket);
        });
        builder.Entity<KpiSum>().ToTable("kpi_sums").Ignore(s => s.Sums).HasKey(s => new { s.Month, s.Unit, s.Kind });
        builder.Entity<KpiWatch>(watch =>
        {
            watch.ToTable("kpi_watches").HasKey(w => w.Ticket);
            watch.Property(w => w.Ticket).ValueGeneratedNever();
            watch.HasOne<Ticket>().WithOne().HasForeignKey<KpiWatch>(w => w.Ticket);
        });
        builder.Entity<ClosedMonth>().ToTable("closed_months").HasKey(m => m.Month);
        builder.Entity<ClosedSum>().ToTable("closed_sums").Ignore(s => s.Sums).HasKey(s => new { s.Month, s.Unit, s.Kind });
        builder.Entity<Exclusion>(exclusion =>
        {
            exclusion.ToTable("exclusions");
            exclusion.Ignore(e => e.Waits);
            exclusion.HasOne<Ticket>().WithMany().HasForeignKey(e => e.Ticket);
        });
        builder.Entity<ScoreAppeal>().ToTable("score_appeals");
    }
}
