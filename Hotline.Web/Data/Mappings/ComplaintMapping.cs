using Hotline.Domain.Complaints;
using Hotline.Domain.Roster;
using Hotline.Domain.Tickets;
using Hotline.Web.FollowUp;
using Hotline.Web.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hotline.Web.Data.Mappings;

/// <summary>Complaints about the handling, the duty roster, and what is to be sent outside: whatever names or reaches a person is sealed.</summary>
internal static class ComplaintMapping
{
    public static void Map(ModelBuilder builder, Vault vault)
    {
        builder.Entity<HandlingComplaint>(complaint =>
        {
            complaint.ToTable("handling_complaints");
            complaint.Property(c => c.Text).HasConversion(new SealedText(vault));
            complaint.Property(c => c.Answer).HasConversion((ValueConverter)new SealedText(vault));
            complaint.HasOne<Ticket>().WithMany().HasForeignKey(c => c.Ticket);
        });
        builder.Entity<DutyEntry>(entry =>
        {
            entry.ToTable("duty_entries");
            entry.Property(e => e.Phone).HasConversion(new SealedText(vault));
        });
        builder.Entity<RateLink>(link =>
        {
            link.ToTable("rate_links").HasKey(l => l.Hash);
            link.HasOne<Ticket>().WithMany().HasForeignKey(l => l.Ticket);
        });
        builder.Entity<OutboxMessage>(message =>
        {
            message.ToTable("outbox_messages");
            message.Property(m => m.Recipient).HasConversion(new SealedText(vault));
            message.HasOne<Ticket>().WithMany().HasForeignKey(m => m.Ticket);
        });
    }
}
