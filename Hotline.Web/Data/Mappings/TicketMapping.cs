using Hotline.Domain.Promises;
using Hotline.Domain.Publication;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Hotline.Web.Data.Mappings;

/// <summary>A ticket and what belongs to it. Indexes stand in the migration scripts.</summary>
internal static class TicketMapping
{
    public static void Map(ModelBuilder builder, Vault vault)
    {
        builder.Entity<Ticket>(ticket =>
        {
            ticket.ToTable("tickets");
            ticket.HasKey(t => t.Number);
            ticket.Property(t => t.Number).ValueGeneratedNever();
            ticket.Property(t => t.Version).IsConcurrencyToken();
            ticket.ComplexProperty(t => t.Appeal, appeal =>
            {
                appeal.Property(a => a.Address).HasConversion(new SealedText(vault));
                appeal.Property(a => a.Caller).HasConversion(new SealedCaller(vault), SameCaller);
                appeal.Property(a => a.SourceAuthor).HasConversion((Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter)new SealedText(vault));
            });
            ticket.ComplexProperty(t => t.Suggested);
            ticket.HasMany(t => t.Events).WithOne().HasForeignKey(e => e.Ticket);
            ticket.HasMany(t => t.Assignments).WithOne().HasForeignKey(a => a.Ticket);
            ticket.HasMany(t => t.Requests).WithOne().HasForeignKey(r => r.Ticket);
            ticket.HasMany(t => t.Replies).WithOne().HasForeignKey(r => r.Ticket);
            ticket.HasMany(t => t.Parts).WithOne().HasForeignKey(r => r.Ticket);
            ticket.HasMany(t => t.Evaluations).WithOne().HasForeignKey(e => e.Ticket);
            ticket.HasMany(t => t.Warnings).WithOne().HasForeignKey(w => w.Ticket);
            ticket.HasMany(t => t.Orders).WithOne().HasForeignKey(o => o.Ticket);
            ticket.HasMany(t => t.Rulings).WithOne().HasForeignKey(r => r.Ticket);
            ticket.HasMany(t => t.Promises).WithOne().HasForeignKey(p => p.Ticket);
            ticket.HasMany(t => t.Attachments).WithOne().HasForeignKey(a => a.Ticket);
            ticket.Ignore(t => t.LeadAssignment).Ignore(t => t.PendingRequest).Ignore(t => t.ApprovedReply).Ignore(t => t.CurrentEvaluation).Ignore(t => t.FollowUpDue).Ignore(t => t.Attempts).Ignore(t => t.StandingOrders)
                .Ignore(t => t.OpenRequest).Ignore(t => t.DisputableReturn).Ignore(t => t.LeadIsRuled).Ignore(t => t.PromisedDueAt).Ignore(t => t.ExtendedDays)
                .Ignore(t => t.District).Ignore(t => t.TierSteps).Ignore(t => t.LeadSince)
                .Ignore(t => t.ByMachine).Ignore(t => t.Untouched).Ignore(t => t.MayBeRecalled);
        });
        builder.Entity<TicketEvent>().ToTable("ticket_events");
        builder.Entity<Assignment>().ToTable("assignments").Ignore(a => a.District).Ignore(a => a.TookBack);
        builder.Entity<UnitRequest>().ToTable("unit_requests").Ignore(r => r.Open);
        builder.Entity<Ruling>().ToTable("rulings").Ignore(r => r.Stood);
        builder.Entity<DepartmentReply>(reply =>
        {
            reply.ToTable("replies");
            reply.Ignore(r => r.Proof).Ignore(r => r.WholeText);
            reply.Property(r => r.Answers).HasConversion(new JsonTexts(), JsonTexts.Same);
        });
        builder.Entity<PublishedReply>().ToTable("publications");
        builder.Entity<UnitPromise>().ToTable("promises");
        builder.Entity<PartialReply>().ToTable("partial_replies");
        builder.Entity<Evaluation>().ToTable("evaluations").Ignore(e => e.Content);
        builder.Entity<Warning>().ToTable("warnings").Ignore(w => w.IsCard).Ignore(w => w.Stands);
        builder.Entity<SupervisionOrder>().ToTable("supervision_orders").Ignore(o => o.Stands);
        builder.Entity<Attachment>().ToTable("attachments");
    }

    // A record with a list compares the list by reference; two callers with the same numbers are the same.
    private static readonly ValueComparer<Caller> SameCaller = new(
        (a, b) => a!.Name == b!.Name && a.Kind == b.Kind && a.Address == b.Address && a.Anonymous == b.Anonymous && a.Phones.SequenceEqual(b.Phones),
        c => HashCode.Combine(c.Name, c.Kind, c.Address, c.Anonymous, c.Phones.Count),
        c => c);
}
