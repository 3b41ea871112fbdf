using Hotline.Domain.CoolingOff;
using Hotline.Domain.Knowledge;
using Hotline.Domain.Privacy;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Deadlines;
using Hotline.Web.Identity;
using Hotline.Web.Intake;
using Hotline.Web.Notifications;
using Hotline.Web.Reports;
using Hotline.Web.Routing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Data.Mappings;

/// <summary>Everything that is no ticket.</summary>
internal static class OtherMappings
{
    public static void Map(ModelBuilder builder, Vault vault)
    {
        builder.Entity<PhoneHash>().ToTable("phone_hashes").HasKey(p => new { p.Ticket, p.Whole });
        builder.Entity<AuditLine>().ToTable("audit_lines");
        builder.Entity<RuleFile>().ToTable("rule_files").HasKey(f => f.Name);
        builder.Entity<RuleVersion>().ToTable("rule_versions").HasKey(v => new { v.Name, v.Version });
        builder.Entity<Notice>().ToTable("notices").HasOne<Ticket>().WithMany().HasForeignKey(n => n.Ticket);
        builder.Entity<NoticeMark>().ToTable("notice_marks").HasKey(m => m.Account);
        builder.Entity<Draft>(draft =>
        {
            draft.ToTable("drafts").HasKey(d => new { d.Account, d.Id });
            draft.Property(d => d.Form).HasConversion(new SealedText(vault));
        });
        builder.Entity<RotatedKey>().ToTable("key_rotations").HasKey(k => k.Key);
        builder.Entity<CoolingOffCase>().ToTable("cooling_offs");
        builder.Entity<RetentionHold>().ToTable("retention_holds");
        builder.Entity<Article>(article =>
        {
            article.ToTable("articles");
            article.Property(a => a.Version).IsConcurrencyToken();
        });
        builder.Entity<PublishedMonth>().ToTable("published_months").HasKey(m => m.Month);
        builder.Entity<TrainedModel>().ToTable("models");
        builder.Entity<Reckoning>().ToTable("reckonings");
        builder.Entity<TrainingSlot>(slot =>
        {
            slot.ToTable("training_slots").HasKey(s => s.Slot);
            slot.Property(s => s.Slot).ValueGeneratedNever();
        });
        builder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.Property(a => a.Roles).HasConversion(RoleList.Converter, RoleList.Same);
        });
        builder.Entity<SecondFactor>(factor =>
        {
            factor.ToTable("second_factors").HasKey(f => f.Account);
            factor.HasOne<Account>().WithOne().HasForeignKey<SecondFactor>(f => f.Account);
            factor.Property(f => f.Secret).HasConversion(new SealedText(vault));
        });
        builder.Entity<PastPassword>(past =>
        {
            past.ToTable("past_passwords");
            past.HasOne<Account>().WithMany().HasForeignKey(p => p.Account);
            past.HasIndex(p => new { p.Account, p.Id });
        });
        builder.Entity<RecoveryCode>(code =>
        {
            code.ToTable("recovery_codes").HasKey(c => new { c.Account, c.Hash });
            code.HasOne<Account>().WithMany().HasForeignKey(c => c.Account);
        });
        builder.Entity<IdentityUserClaim<string>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<string>>().ToTable("account_tokens");
    }
}
